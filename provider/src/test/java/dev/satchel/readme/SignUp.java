package dev.satchel.readme;

import dev.satchel.Flash;
import dev.satchel.ScopeOverflowException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("sign-up")
public class SignUp {
  @Context Flash flash;

  @GET
  @Produces("text/plain")
  public String form() {
    // A real page hands flash.asMap() to its template, which escapes the values.
    String error = flash.get("error.email").orElse("Your email address?");
    return error + " [" + flash.get("email").orElse("") + "]";
  }

  @POST
  public Response send(@FormParam("email") @DefaultValue("") String email) {
    if (email.contains("@")) {
      flash.success("Welcome");
      return Response.seeOther(URI.create("/")).build();
    }
    flash.put("error.email", "An email address has an @.");
    try {
      flash.put("email", email);
    } catch (ScopeOverflowException tooLong) {
      // The form comes back with an empty field.
      flash.put("error.email", "This email address is too long.");
    }
    return Response.seeOther(URI.create("/sign-up")).build();
  }
}
