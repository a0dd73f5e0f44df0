package dev.satchel.example.shop;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Session;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Signs users in and out. It asks for no password, because this is an example. */
@Path("/")
public final class SignIn {
  /** The longest name, in characters. */
  private static final int MAX_USER = 40;

  private final Session session;
  private final Flash flash;

  public SignIn(@Context Session session, @Context Flash flash) {
    this.session = session;
    this.flash = flash;
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
      loginAs(user);
    }
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
   * Begins a new session, because a stranger may have planted entries. The new session keeps the
   * cart and the theme of the guest.
   */
  private void loginAs(String user) {
    Map<String, String> guest = session.asMap();
    Map<String, String> entries = new HashMap<>(guest);
    entries.keySet().retainAll(Set.of("cart", "theme"));
    entries.put("connected", user);
    session.clear();
    try {
      session.putAll(entries);
      flash.success("Welcome, " + user + "!");
    } catch (ScopeOverflowException e) {
      session.putAll(guest);
      flash.error("Your cart leaves no room for your name. Check out first, or clear it.");
    }
  }
}
