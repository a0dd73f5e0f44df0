package dev.satchel.example.shop;

import dev.satchel.Flash;
import dev.satchel.Revocations;
import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.cache.CacheException;

/** Shows who is signed in and since when, and signs a user out of all browsers. */
@Path("account")
public final class Account {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Session session;
  private final Flash flash;
  private final Revocations revocations;

  public Account(@Context Session session, @Context Flash flash, @Context Revocations revocations) {
    this.session = session;
    this.flash = flash;
    this.revocations = revocations;
  }

  @GET
  @Produces(Pages.HTML)
  public Response page() {
    if (!session.contains("connected")) {
      return notSignedIn();
    }
    return Response.ok(
            Pages.render(
                "account",
                Map.of(
                    "flash", flash.asMap(),
                    "session", session.asMap(),
                    "since", text(session.startedAt()),
                    "until", text(session.expiresAt()))))
        .build();
  }

  /** Ends every session of this user, wherever its cookie is. */
  @POST
  @Path("sign-out-everywhere")
  public Response signOutEverywhere() {
    Optional<String> user = session.get("connected");
    if (user.isEmpty()) {
      return notSignedIn();
    }
    try {
      revocations.revokeAll(user.get());
    } catch (CacheException e) {
      throw new ServiceUnavailableException(
          "The cluster does not answer, so nobody was signed out", 30L, e);
    }
    session.clear();
    flash.success("You are signed out everywhere.");
    return Response.seeOther(Pages.HOME).build();
  }

  private Response notSignedIn() {
    flash.error("Please log in first.");
    return Response.seeOther(Pages.HOME).build();
  }

  private static String text(Optional<Instant> time) {
    return time.map(TIME::format).orElse("");
  }
}
