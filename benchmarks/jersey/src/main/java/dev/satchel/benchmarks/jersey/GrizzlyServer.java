package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Site;
import java.io.IOException;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The application on Grizzly: without a session, with Satchel's, or with one of jjwt. */
public final class GrizzlyServer {
  private GrizzlyServer() {}

  /** Serves the variant that is named. */
  public static void main(String[] args) throws IOException {
    Serving.quietly();
    Site site =
        args[0].equals("jjwt") ? Site.of(JjwtPages.class, JjwtFilter.class) : Site.of(args[0]);
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(
            URI.create("http://127.0.0.1:0/"), ResourceConfig.forApplication(site));
    Serving.untilInputEnds(server.getListener("grizzly").getPort());
    server.shutdownNow();
  }
}
