package dev.satchel.compatibility;

import dev.satchel.contract.war.WarServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** WildFly as it comes, but for its ports. Wars are put where it looks for them. */
final class WildFly extends WarServer {
  static final String VERSION = System.getProperty("server.version");
  private static final Path HOME =
      Path.of("target", "server", "wildfly-" + VERSION).toAbsolutePath();

  @Override
  protected ProcessBuilder process(int port, String option) throws IOException {
    Path own = Files.createDirectories(folder().resolve("configuration"));
    Path shipped = HOME.resolve("standalone/configuration");
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        own.resolve("standalone.xml"),
        Files.readString(shipped.resolve("standalone.xml"))
            .replace("scan-interval=\"5000\"", "scan-interval=\"200\""));
    Files.createDirectories(deployments());
    return new ProcessBuilder(
        "sh",
        HOME.resolve("bin/standalone.sh").toString(),
        "-Djboss.server.base.dir=" + folder(),
        "-Djboss.http.port=" + port,
        "-Djboss.https.port=0",
        "-Djboss.management.http.port=0",
        option);
  }

  private Path deployments() {
    return folder().resolve("deployments");
  }

  @Override
  protected Pattern ready() {
    return Pattern.compile("WFLYSRV0025");
  }

  @Override
  protected void deploy(Path war, String name) throws IOException {
    Path copy =
        Files.copy(war, deployments().resolve("copying"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, deployments().resolve(name + ".war"), StandardCopyOption.ATOMIC_MOVE);
    await(
        name, () -> Files.exists(marker(name, "deployed")) || Files.exists(marker(name, "failed")));
    if (Files.exists(marker(name, "failed"))) {
      throw new IllegalStateException(Files.readString(marker(name, "failed")));
    }
  }

  /**
   * WildFly undeploys a war whose marker is gone. If it has not noted yet that it deployed the war,
   * it deploys the war again, and the marker comes back.
   */
  @Override
  protected void undeploy(String name) throws IOException {
    await(
        name,
        () -> {
          Files.deleteIfExists(marker(name, "deployed"));
          return Files.exists(marker(name, "undeployed"));
        });
  }

  /** WildFly answers by a file next to the war. */
  private Path marker(String name, String end) {
    return deployments().resolve(name + ".war." + end);
  }
}
