package dev.satchel.example.shop;

import dev.satchel.Flash;
import dev.satchel.ScopeOverflowException;
import dev.satchel.Session;
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
import java.net.URI;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks for the address. The flash brings the faults of the form back to its page. */
@Path("checkout")
public final class Checkout {
  private static final URI FORM = URI.create("/checkout");

  /** The longest line of an address, in characters. */
  private static final int MAX_LINE = 80;

  private static final String ZIP = "[A-Za-z0-9][A-Za-z0-9 -]{1,8}[A-Za-z0-9]";

  /** The digits of an order number. No digit looks like another digit. */
  private static final String DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Session session;
  private final Flash flash;

  public Checkout(@Context Session session, @Context Flash flash) {
    this.session = session;
    this.flash = flash;
  }

  @GET
  @Produces(Pages.HTML)
  public Response page() {
    Cart cart = Storefront.cart(session);
    if (cart.isEmpty()) {
      return nothingToBuy();
    }
    return Response.ok(
            Pages.render(
                "checkout",
                Map.of("cart", cart, "flash", flash.asMap(), "session", session.asMap())))
        .build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response order(
      @FormParam("name") @DefaultValue("") String typedName,
      @FormParam("street") @DefaultValue("") String typedStreet,
      @FormParam("zip") @DefaultValue("") String typedZip) {
    if (Storefront.cart(session).isEmpty()) {
      return nothingToBuy();
    }
    String name = Input.line(typedName);
    String street = Input.line(typedStreet);
    String zip = Input.line(typedZip);
    Map<String, String> faults = new LinkedHashMap<>();
    requireLine(faults, "nameFault", name, "Please tell us who the parcel is for.");
    requireLine(faults, "streetFault", street, "Please tell us the street and number.");
    if (!zip.matches(ZIP)) {
      faults.put("zipFault", "A zip code has 3 to 10 letters or digits.");
    }
    if (!faults.isEmpty()) {
      flash.error("Please check what is marked below.").putAll(faults);
      giveBack("name", name);
      giveBack("street", street);
      giveBack("zip", zip);
      return Response.seeOther(FORM).build();
    }
    session.remove("cart");
    flash.success("Thank you! Your order " + orderNumber() + " is on its way.");
    return Response.seeOther(Pages.HOME).build();
  }

  private Response nothingToBuy() {
    flash.error("Your cart is empty. Choose something first.");
    return Response.seeOther(Pages.HOME).build();
  }

  private static void requireLine(
      Map<String, String> faults, String fault, String text, String ifEmpty) {
    if (text.isEmpty()) {
      faults.put(fault, ifEmpty);
    } else if (Input.length(text) > MAX_LINE) {
      faults.put(fault, "At most " + MAX_LINE + " characters fit the label.");
    }
  }

  /** Keeps what was typed for the form to show again, unless the cookie of the flash is full. */
  private void giveBack(String field, String typed) {
    try {
      flash.put(field, typed);
    } catch (ScopeOverflowException e) {
      // The messages matter more, and the flash has them already.
    }
  }

  private static String orderNumber() {
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      number.append(i == 4 ? "-" : "").append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
    }
    return number.toString();
  }
}
