package dev.satchel.readme;

import dev.satchel.CrossOrigin;
import dev.satchel.Session;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("orders")
public class OrderResource {
  @Context Session session;

  @POST
  public Response order(@FormParam("item") String item) {
    session.put("ordered", item);
    return Response.seeOther(URI.create("/")).build();
  }

  @POST
  @Path("paid")
  @CrossOrigin
  public String paid(@HeaderParam("X-Signature") String signature) {
    // A real method checks the signature of the body, which only the bank can make.
    return "signed".equals(signature) ? "noted" : "ignored";
  }
}
