package dev.satchel.example.shop;

import dev.satchel.Flash;
import dev.satchel.Flashing;
import dev.satchel.RemovingFromSession;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Session;
import dev.satchel.cache.SessionCache;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Shows the catalogue, and fills the cart in the session. */
@Path("/")
public final class Storefront {
  /** The longest note, in characters. */
  private static final int MAX_NOTE = 200;

  private final Session session;
  private final Flash flash;
  private final SessionCache cache;

  public Storefront(@Context Session session, @Context Flash flash, @Context SessionCache cache) {
    this.session = session;
    this.flash = flash;
    this.cache = cache;
  }

  @GET
  @Produces(Pages.HTML)
  public String page() {
    return Pages.render(
        "catalogue",
        Map.of(
            "items", Item.values(),
            "viewed", Viewed.of(cache),
            "cart", cart(session),
            "flash", flash.asMap(),
            "session", session.asMap()));
  }

  @GET
  @Path("items/{id}")
  @Produces(Pages.HTML)
  public String item(@PathParam("id") String id) {
    Item item = Item.of(id).orElseThrow(NotFoundException::new);
    String page =
        Pages.render(
            "item", Map.of("item", item, "flash", flash.asMap(), "session", session.asMap()));
    Viewed.add(cache, item);
    return page;
  }

  @POST
  @Path("cart")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(
      @FormParam("item") @DefaultValue("") String id,
      @FormParam("note") @DefaultValue("") String typedNote) {
    Optional<Item> item = Item.of(id);
    String note = Input.line(typedNote);
    if (item.isEmpty()) {
      flash.error("We do not sell that.");
    } else if (Input.length(note) > MAX_NOTE) {
      flash.error("A gift note has at most " + MAX_NOTE + " characters.");
    } else {
      add(item.get(), note);
    }
    return Response.seeOther(Pages.HOME).build();
  }

  @POST
  @Path("cart/clear")
  @RemovingFromSession("cart")
  @Flashing(key = "success", value = "Your cart is empty again.")
  public Response clear() {
    return Response.seeOther(Pages.HOME).build();
  }

  static Cart cart(Session session) {
    return Cart.of(session.get("cart").orElse(""));
  }

  private void add(Item item, String note) {
    Cart before = cart(session);
    Cart after = before.with(item, note);
    if (after.size() == before.size()) {
      flash.error("We sell at most " + Cart.MAX_COUNT + " of these at once.");
      return;
    }
    try {
      session.put("cart", after.toString());
      flash.success(item.title() + " is in your cart.");
    } catch (ScopeOverflowException e) {
      // The cart would make the cookie too large, so it stays as it was.
      flash.error(item.title() + " does not fit your cart any more. Check out first, or clear it.");
    }
  }
}
