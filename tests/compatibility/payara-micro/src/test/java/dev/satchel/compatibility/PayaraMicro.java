package dev.satchel.compatibility;

import dev.satchel.contract.war.WarServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Payara Micro as it comes, but for its address. Wars are put where it looks for them. */
final class PayaraMicro extends WarServer {
  static final String VERSION =
      System.getProperty(
          Runtime.version().feature() < 21 ? "server.version.jdk17" : "server.version");

  @Override
  protected ProcessBuilder process(int port, String option) throws IOException {
    Files.createDirectories(autodeploy());
    Path settings = folder().resolve("before-boot");
    Files.writeString(
        settings,
        """
        set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
        set configs.config.server-config.admin-service.das-config.autodeploy-polling-interval-in-seconds=1
        """);
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        option,
        "-jar",
        Path.of("target", "server", "payara-micro-" + VERSION + ".jar").toString(),
        "--rootDir",
        folder().toString(),
        "--port",
        String.valueOf(port),
        "--noCluster",
        "--noHazelcast",
        "--prebootcommandfile",
        settings.toString());
  }

  private Path autodeploy() {
    return folder().resolve("autodeploy");
  }

  @Override
  protected Pattern ready() {
    return Pattern.compile("Payara Micro.* ready in");
  }

  @Override
  protected void deploy(Path war, String name) throws IOException {
    int before = said();
    Path copy = Files.copy(war, folder().resolve("copying"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, autodeploy().resolve(name + ".war"), StandardCopyOption.ATOMIC_MOVE);
    await(
        name,
        () -> Files.exists(marker(name, "deployed")) || Files.exists(marker(name, "deployFailed")));
    if (!Files.exists(marker(name, "deployed"))) {
      throw new IllegalStateException(said(before));
    }
  }

  @Override
  protected void undeploy(String name) throws IOException {
    Files.delete(autodeploy().resolve(name + ".war"));
    await(name, () -> !Files.exists(marker(name, "deployed")));
  }

  /** Payara answers by a file next to the war. */
  private Path marker(String name, String end) {
    return autodeploy().resolve(name + ".war_" + end);
  }
}
