package dev.satchel.benchmarks.jersey;

import dev.satchel.benchmarks.application.Site;
import java.io.IOException;
import java.net.URI;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** The application on Grizzly: without a session, with Satchel's, or with one of jjwt. */
public final class GrizzlyServer {
  private GrizzlyServer() {}

  /** Serves the variant that is named; of several, the first below {@code /0}, and so on. */
  public static void main(String[] args) throws IOException {
    Serving.quietly();
    HttpServer server =
        GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), false);
    for (int i = 0; i < args.length; i++) {
      server
          .getServerConfiguration()
          .addHttpHandler(
              ContainerFactory.createContainer(
                  GrizzlyHttpContainer.class, ResourceConfig.forApplication(site(args[i]))),
              HttpHandlerRegistration.builder()
                  .contextPath(args.length == 1 ? "" : "/" + i)
                  .build());
    }
    server.start();
    Serving.untilInputEnds(server.getListener("grizzly").getPort());
    server.shutdownNow();
  }

  private static Site site(String variant) {
    return variant.equals("jjwt") ? Site.of(JjwtPages.class, JjwtFilter.class) : Site.of(variant);
  }
}
