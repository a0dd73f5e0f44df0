package dev.satchel.compatibility;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import java.nio.file.Path;

/** Runs the sample of docs/runtimes/jakarta-ee-servers.md. */
class PayaraMicroGuideTest extends GuideContract {
  private static final Path SAMPLE =
      Path.of(
          System.getProperty("project.root"),
          "tests/compatibility/jakarta-ee-sample/target/site.war");

  @Override
  protected RunningServer serve() {
    PayaraMicro server = new PayaraMicro();
    return server.endingWith(server.serve(SAMPLE));
  }
}
