package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the sample of docs/runtimes/quarkus.md. */
class GuideTest extends GuideContract {
  @RegisterExtension
  static final QuarkusUnitTest APPLICATION =
      new QuarkusUnitTest()
          .overrideConfigKey("quarkus.http.test-port", "0")
          .withApplicationRoot(
              archive -> archive.addClasses(Hello.class, SatchelRegistration.class));

  @TestHTTPResource URI uri;

  @Override
  protected RunningServer serve() {
    return new RunningServer() {
      @Override
      public URI uri() {
        return uri;
      }

      @Override
      public void close() {}
    };
  }
}
