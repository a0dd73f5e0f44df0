package dev.satchel.browser;

import dev.satchel.Flash;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import dev.satchel.tests.RunningServer;
import dev.satchel.tests.SeBootstrapServer;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.TreeMap;

/** A small site in this JVM, which can be served again with other settings. */
final class UpdatedSite implements AutoCloseable {
  private final RunningServer server;

  private UpdatedSite(RunningServer server) {
    this.server = server;
  }

  static UpdatedSite serving(Feature... features) {
    return new UpdatedSite(new SeBootstrapServer("127.0.0.1", new Served(features)));
  }

  URI at(String host, String path) {
    return URI.create("http://" + host + ":" + server.uri().getPort() + path);
  }

  @Override
  public void close() {
    server.close();
  }

  private static final class Served extends Application {
    private final Set<Object> features;

    Served(Feature... features) {
      this.features = Set.of((Object[]) features);
    }

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Pages.class);
    }

    @Override
    @SuppressWarnings("deprecation") // the only way to serve an instance from a plain Application
    public Set<Object> getSingletons() {
      return features;
    }
  }

  /** A page that says what the scopes hold, and forms that change it. */
  @Path("/")
  @Produces(MediaType.TEXT_HTML)
  public static final class Pages {
    @Context Session session;
    @Context Flash flash;

    @GET
    @Path("app")
    public String page() {
      return "<!doctype html><title>Site</title><link rel=icon href=data:,>"
          + "<p id=session>"
          + new TreeMap<>(session.asMap())
          + "</p><p id=flash>"
          + new TreeMap<>(flash.asMap())
          + "</p><form action=/app/login method=post>"
          + "<input id=user name=user><button>In</button></form>"
          + "<form action=/app/logout method=post><button>Out</button></form>"
          + "<form action=/logout method=post><button>Out, elsewhere</button></form>";
    }

    /** A page that shows neither scope. */
    @GET
    @Path("plain")
    public String plain() {
      return "<!doctype html><title>Plain</title><link rel=icon href=data:,>";
    }

    /** A service worker that sends each request on as it is. */
    @GET
    @Path("worker.js")
    @Produces("text/javascript")
    public String worker() {
      return "self.addEventListener('install', () => self.skipWaiting());"
          + "self.addEventListener('activate', e => e.waitUntil(self.clients.claim()));"
          + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request)));";
    }

    @POST
    @Path("app/login")
    public Response login(@FormParam("user") String user) {
      session.put("user", user);
      flash.success("Hello " + user);
      return Response.seeOther(URI.create("/app")).build();
    }

    @POST
    @Path("logout")
    @WithNewSession
    public Response logout() {
      return Response.seeOther(URI.create("/app")).build();
    }

    @POST
    @Path("app/logout")
    @WithNewSession
    public Response logoutBelow() {
      return logout();
    }

    @GET
    @Path("poll")
    @Produces(MediaType.APPLICATION_JSON)
    public String poll() {
      return "{}";
    }

    @GET
    @Path("report")
    public Response report() {
      return Response.ok("a,b", "text/csv")
          .header("Content-Disposition", "attachment; filename=report.csv")
          .build();
    }
  }
}
