package dev.satchel.readme;

import dev.satchel.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

@Path("account")
@SignedIn
public class Account {
  @GET
  @Produces("text/plain")
  public String account(@Context Session session) {
    return "The account of " + session.get("user").orElseThrow();
  }
}
