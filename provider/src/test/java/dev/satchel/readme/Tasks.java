package dev.satchel.readme;

import dev.satchel.AddingToSession;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import dev.satchel.WithNewSession;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;
import java.net.URI;

@Path("tasks")
public class Tasks {
  @POST
  @Flashing(key = "success", value = "The task has been created")
  @Flashing(key = "error", value = "A task needs a title", on = Family.CLIENT_ERROR)
  @AddingToSession(key = "tour", value = "done")
  public Response create(@FormParam("title") @DefaultValue("") String title) {
    if (title.isBlank()) {
      return Response.status(400).build();
    }
    if (title.length() > 100) {
      // After an exception no annotation but @WithNewSession applies.
      throw new BadRequestException("A title has at most 100 characters");
    }
    return Response.seeOther(URI.create("/")).build();
  }

  @POST
  @Path("restart")
  @RemovingFromSession({"tour", "filter"})
  public Response restart() {
    return Response.seeOther(URI.create("/")).build();
  }

  @GET
  @Path("banner")
  @KeepFlash
  public String banner() {
    return "This page reads no flash, and leaves the flash for the next page.";
  }

  @POST
  @Path("logout")
  @WithNewSession
  @Flashing(key = "success", value = "Goodbye")
  public Response logout() {
    return Response.seeOther(URI.create("/")).build();
  }
}
