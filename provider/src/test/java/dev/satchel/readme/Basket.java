package dev.satchel.readme;

import dev.satchel.Flash;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("basket")
public class Basket {
  @Context Flash flash;

  @GET
  @Produces("text/plain")
  public String show() {
    return flash.get("success").or(() -> flash.get("error")).orElse("Your basket");
  }

  @POST
  public Response add(@FormParam("item") @DefaultValue("") String item) {
    if (item.isBlank()) {
      flash.error("Choose an item first");
    } else {
      flash.success(item + " is in your basket");
    }
    return Response.seeOther(URI.create("/basket")).build();
  }

  @GET
  @Path("checked")
  @Produces("text/plain")
  public String checked() {
    // This method answers with a page and without a redirect, so the message is for this request.
    flash.now("success", "Your basket is complete");
    return show();
  }
}
