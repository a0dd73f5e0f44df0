/**
 * Session and flash scopes for Jakarta REST, which Satchel keeps in cookies.
 *
 * <p>A session remembers a user from request to request. A flash brings one message to the next
 * page only. The server stores nothing about its users.
 *
 * <pre>{@code
 * public class Guestbook extends ResourceConfig {
 *   public Guestbook() {
 *     register(Home.class);
 *     register(SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET")));
 *   }
 *
 *   @Path("/")
 *   public static class Home {
 *     @Context Session session;
 *     @Context Flash flash;
 *
 *     @GET
 *     @Produces("text/plain")
 *     public String home() {
 *       String user = session.get("user").orElse("stranger");
 *       return flash.get("success").orElse("Hello") + ", " + user;
 *     }
 *
 *     @POST
 *     public Response login(@FormParam("user") @DefaultValue("nobody") String user) {
 *       session.clear().put("user", user);
 *       flash.success("Welcome");
 *       return Response.seeOther(URI.create("/")).build();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.satchel.SatchelFeature} gives an application the scopes. Its {@linkplain
 *       dev.satchel.SatchelFeatureBuilder builder} has all settings. It needs a {@link
 *       dev.satchel.Secret}.
 *   <li>{@link dev.satchel.Session} and {@link dev.satchel.Flash} are the scopes. Inject them with
 *       {@link jakarta.ws.rs.core.Context}.
 *   <li>{@link dev.satchel.Flashing}, {@link dev.satchel.KeepFlash}, {@link
 *       dev.satchel.AddingToSession}, {@link dev.satchel.RemovingFromSession} and {@link
 *       dev.satchel.WithNewSession} declare changes on a resource method.
 *   <li>{@link dev.satchel.CookieSettings} describes a cookie. {@link dev.satchel.PlayCookies}
 *       reads and writes the cookies of a Play application.
 *   <li>{@link dev.satchel.Revocations} ends sessions wherever their cookies are, with a {@link
 *       dev.satchel.RevocationStore}.
 * </ul>
 *
 * <p>Nothing is null in this package unless an annotation says so.
 */
@NullMarked
package dev.satchel;

import org.jspecify.annotations.NullMarked;
