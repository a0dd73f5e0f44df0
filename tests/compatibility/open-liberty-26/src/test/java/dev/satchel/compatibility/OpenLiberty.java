package dev.satchel.compatibility;

import dev.satchel.contract.war.WarServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Open Liberty with Jakarta REST, Servlet and CDI. Wars are put where it looks for them. */
final class OpenLiberty extends WarServer {
  static final String VERSION = System.getProperty("server.version");
  private static final Path HOME = Path.of("target", "server", "wlp").toAbsolutePath();

  @Override
  protected ProcessBuilder process(int port, String option) throws IOException {
    Files.createDirectories(dropins());
    Files.writeString(
        dropins().resolveSibling("server.xml"),
        """
        <server>
          <featureManager>
            <feature>restfulWS-3.1</feature>
            <feature>servlet-6.0</feature>
            <feature>cdi-4.0</feature>
          </featureManager>
          <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%d" httpsPort="-1">
            <!-- Else it adds no-cache=set-cookie, where the contract has the whole of Cache-Control. -->
            <httpOptions noCacheCookiesControl="false"/>
          </httpEndpoint>
          <!-- Else applications start with the first request, load-on-startup or not. -->
          <webContainer deferServletLoad="false"/>
          <applicationMonitor updateTrigger="polled" pollingRate="200ms"/>
        </server>
        """
            .formatted(port));
    ProcessBuilder server =
        new ProcessBuilder("sh", HOME.resolve("bin/server").toString(), "run", "defaultServer");
    server.environment().put("WLP_USER_DIR", folder().toString());
    server.environment().put("JVM_ARGS", option);
    return server;
  }

  private Path dropins() {
    return folder().resolve("servers/defaultServer/dropins");
  }

  @Override
  protected Pattern ready() {
    return Pattern.compile("CWWKF0011I");
  }

  @Override
  protected void deploy(Path war, String name) throws IOException {
    int before = said();
    Path copy = Files.copy(war, folder().resolve("copying"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, dropins().resolve(name + ".war"), StandardCopyOption.ATOMIC_MOVE);
    String said = await(Pattern.compile("CWWKZ000[1-4][IE].* " + name + " "), before);
    if (!said.contains("CWWKZ0001I") || said.contains("SRVE0271E")) {
      throw new IllegalStateException(said);
    }
  }

  @Override
  protected void undeploy(String name) throws IOException {
    int before = said();
    Files.delete(dropins().resolve(name + ".war"));
    await(Pattern.compile("CWWKZ0009I.* " + name + " "), before);
  }
}
