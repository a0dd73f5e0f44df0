package dev.satchel.example.guestbook;

import dev.satchel.AddingToSession;
import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.RemovingFromSession;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The guestbook. One instance serves all requests and keeps the entries in memory. The injected
 * scopes are proxies, which always belong to the current request.
 */
@Path("/")
@Singleton
public final class Guestbook {
  /** The longest name, in characters. */
  private static final int MAX_USER = 40;

  /** The longest entry, in characters. */
  private static final int MAX_TEXT = 500;

  private static final int MAX_ENTRIES = 50;

  private final AtomicReference<List<Entry>> entries = new AtomicReference<>(List.of());
  private final Session session;
  private final Flash flash;

  public Guestbook(@Context Session session, @Context Flash flash) {
    this.session = session;
    this.flash = flash;
  }

  @GET
  @Produces(Pages.HTML)
  public String page() {
    return Pages.render(
        "guestbook",
        Map.of("flash", flash.asMap(), "session", session.asMap(), "entries", entries.get()));
  }

  @GET
  @Path("whoami")
  @Produces(Pages.TEXT)
  public Response whoAmI() {
    return session
        .get("connected")
        .map(user -> Response.ok("Hello " + user))
        .orElseGet(() -> Response.status(Status.UNAUTHORIZED).entity("Oops, you are not connected"))
        .build();
  }

  @GET
  @Path("home")
  @Produces(Pages.TEXT)
  public String home() {
    return flash.get("success").orElse("Welcome!");
  }

  @POST
  @Path("login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response login(@FormParam("user") @DefaultValue("") String typed) {
    String user = Input.line(typed);
    if (user.isEmpty()) {
      flash.error("Please tell your name.");
    } else if (Input.length(user) > MAX_USER) {
      flash.error("A name has at most " + MAX_USER + " characters.");
    } else {
      Optional<String> theme = session.get("theme");
      // A stranger may have planted entries: clear() drops them.
      session.clear();
      beginSession();
      session.put("connected", user);
      theme.ifPresent(value -> session.put("theme", value));
      flash.success("Welcome, " + user + "!");
    }
    return Response.seeOther(Pages.HOME).build();
  }

  @POST
  @Path("theme")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response theme(@FormParam("theme") @DefaultValue("") String theme) {
    if (!theme.equals("light") && !theme.equals("dark")) {
      flash.error("The themes are light and dark.");
      return Response.seeOther(Pages.HOME).build();
    }
    beginSession();
    try {
      session.put("theme", theme);
    } catch (ScopeOverflowException e) {
      // Another application with the same secret may have filled the session.
      flash.error("Your session is full. Log out to begin a new one.");
    }
    return Response.seeOther(Pages.HOME).build();
  }

  @POST
  @Path("theme/reset")
  @RemovingFromSession("theme")
  @Flashing(key = "success", value = "Theme reset!")
  public Response resetTheme() {
    return Response.seeOther(Pages.HOME).build();
  }

  @POST
  @Path("hello")
  @Produces(Pages.TEXT)
  @AddingToSession(key = "saidHello", value = "yes")
  public String hello() {
    beginSession();
    return "Hello World!";
  }

  @POST
  @Path("entries")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Flashing(key = "success", value = "Thank you for your entry.")
  public Response write(@FormParam("text") @DefaultValue("") String typed) {
    String author =
        session.get("connected").orElseThrow(() -> new ClientErrorException(Status.UNAUTHORIZED));
    String text = Input.lines(typed);
    if (text.isEmpty()) {
      throw refusal("Please write something.");
    }
    if (Input.length(text) > MAX_TEXT) {
      giveBack(text);
      throw refusal("An entry has at most " + MAX_TEXT + " characters.");
    }
    Entry entry = new Entry(author, text, Instant.now());
    entries.updateAndGet(
        old -> Stream.concat(Stream.of(entry), old.stream()).limit(MAX_ENTRIES).toList());
    return Response.seeOther(Pages.HOME).build();
  }

  @POST
  @Path("logout")
  @WithNewSession
  @Flashing(key = "success", value = "Goodbye")
  public Response logout() {
    return Response.seeOther(Pages.HOME).build();
  }

  /**
   * Gives a session that begins with this request an id. The shop shares the session, and needs the
   * id to end copies of the cookie.
   */
  private void beginSession() {
    if (session.isEmpty()) {
      session.id();
    }
  }

  /** Keeps what was typed for the form to show again, unless the cookie of the flash is full. */
  private void giveBack(String typed) {
    try {
      flash.put("text", typed);
    } catch (ScopeOverflowException e) {
      // The message matters more.
    }
  }

  /**
   * Returns an exception to throw, because a method that ends with an exception does not flash the
   * message of its annotation.
   */
  private RedirectionException refusal(String message) {
    flash.error(message);
    return new RedirectionException(Status.SEE_OTHER, Pages.HOME);
  }
}
