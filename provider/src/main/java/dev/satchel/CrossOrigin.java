package dev.satchel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a resource method take requests from every site: a webhook, a sign-in that another site
 * confirms, a sign-out that another site begins. {@link CrossOriginProtection} does not judge its
 * requests.
 *
 * <pre>{@code
 * @POST
 * @Path("hook")
 * @CrossOrigin
 * public void hook(String body) {
 *   // Check the signature of the body first: anybody can send this request.
 * }
 * }</pre>
 *
 * <p>Another site must neither read nor change what belongs to the user. So the method sees no
 * session and no flash, also if an own page calls it:
 *
 * <ul>
 *   <li>{@link Session} and {@link Flash} read as empty. Both cookies stay as they are.
 *   <li>{@link Session#clear()}, {@link WithNewSession} and {@link Revocations#revoke} work, and
 *       end the session that arrived. A site that signs its users out needs no more.
 *   <li>Each other change of a scope throws {@link IllegalStateException}. {@link Flash#now}
 *       changes no cookie, so it works.
 *   <li>Another annotation of Satchel on the method fails at start-up, except {@link
 *       WithNewSession}.
 * </ul>
 *
 * <p>With {@link #mayWrite}, changes begin a new session, which replaces the session that arrived.
 *
 * <p>Filters that run before matching do not know the method, so they see both scopes. What they
 * changed is written, unless the method changed the same scope. The same holds for the code of a
 * sub-resource locator on Jersey.
 *
 * <p>The annotation works with {@link SatchelFeature}, with {@link CrossOriginProtection}, and with
 * both. A method inherits the annotation from the method that it overrides.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CrossOrigin {

  /**
   * Returns whether the method may begin a session. Only for a method that first verifies a proof
   * of its own, such as the signed answer of SAML, of OpenID Connect by {@code form_post}, or of
   * 3-D Secure. Without a proof, another site could sign the user in as somebody else.
   *
   * @return false by default
   */
  boolean mayWrite() default false;
}
