package dev.satchel;

import dev.satchel.internal.runtime.RuntimeAdapter;
import dev.satchel.internal.runtime.Runtimes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Refuses requests by which a page of another site could change something (cross-site request
 * forgery, CSRF). It needs no token in the forms: browsers say in {@code Sec-Fetch-Site} and {@code
 * Origin} from where a request comes, and no page can change these headers. Register one instance
 * with the application, with or without {@link SatchelFeature}.
 *
 * <pre>{@code
 * new ResourceConfig(Home.class)
 *     .register(SatchelFeature.recommended(secret))
 *     .register(CrossOriginProtection.create());
 * }</pre>
 *
 * <p>The first rule that applies decides:
 *
 * <ol>
 *   <li>A method with {@link CrossOrigin} takes requests from everywhere.
 *   <li>{@code GET}, {@code HEAD} and {@code OPTIONS} pass, except the handshake of a WebSocket. So
 *       no {@code GET} may change anything.
 *   <li>{@code Sec-Fetch-Site} is {@code same-origin} or {@code none}: the request passes. With any
 *       other value it passes only if {@code Origin} is {@linkplain #trust trusted}.
 *   <li>Without {@code Sec-Fetch-Site}, {@code Origin} must be the origin of the request, or be
 *       trusted. Browsers leave {@code Sec-Fetch-Site} out over plain http.
 *   <li>A request without both headers passes, because no browser sent it.
 * </ol>
 *
 * <p>The origin of a request is its scheme, host and port as the browser sees them. The {@code
 * Host} header names host and port. An {@code https} origin also passes if the request arrived over
 * {@code http}, because TLS may end at a proxy. Use {@link #publicOrigin} or {@link
 * #trustForwarded} if the proxy changes {@code Host}.
 *
 * <p>A refused request gets the status 403 before its method runs, and the log has a warning at
 * most once a minute. An {@code ExceptionMapper} for {@link CrossOriginException} can answer in
 * another way. Request filters that run before matching, and the sub-resource locators on Jersey,
 * still run for a refused request.
 *
 * <p>A filter that changes the method of a request, such as by {@code X-HTTP-Method-Override},
 * opens no way around: the method that arrived and the method that runs must both be safe.
 *
 * <p>Immutable: each call returns a new value. Client runtimes ignore the feature. Safe for many
 * threads, and usable for many applications.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class CrossOriginProtection implements Feature {
  static final String PROPERTY = "dev.satchel.CrossOriginProtection";

  private final CrossOriginJudge judge;

  private CrossOriginProtection(CrossOriginJudge judge) {
    this.judge = judge;
  }

  /**
   * Creates the protection that trusts no other origin.
   *
   * @return the feature
   */
  public static CrossOriginProtection create() {
    OriginRules strict = new OriginRules(Set.of(), Set.of(), false);
    return new CrossOriginProtection(new CrossOriginJudge(strict, false));
  }

  /**
   * Lets pages of other origins send any request. Name only origins whose every page may act for
   * your users. For one method, {@link CrossOrigin} is better.
   *
   * @param origins exact origins, such as {@code https://id.example.org}: a scheme, a host, and a
   *     port if it is not the default of the scheme
   * @return the protection that also trusts these origins
   * @throws NullPointerException if the array, or an origin in it, is null
   * @throws IllegalArgumentException if a text is no origin; {@code null} is none, because every
   *     sandboxed page has it
   */
  public CrossOriginProtection trust(String... origins) {
    Objects.requireNonNull(origins, "origins");
    OriginRules rules = judge.rules();
    Set<WebOrigin> all = new HashSet<>(rules.trusted());
    for (String origin : origins) {
      all.add(require("A trusted origin", origin));
    }
    return by(new OriginRules(all, rules.published(), rules.trustsForwarded()));
  }

  /**
   * Names the origin under which browsers see this application. It is needed only behind a proxy
   * that replaces the {@code Host} header. The named origins alone then count as the application's
   * own. Call it once for each origin.
   *
   * @param origin an exact origin, such as {@code https://shop.example.org}
   * @return the protection with one more public origin
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if the text is no origin of {@code http} or {@code https}
   */
  public CrossOriginProtection publicOrigin(String origin) {
    WebOrigin parsed = require("A public origin", origin);
    if (!parsed.isOfWeb()) {
      throw new IllegalArgumentException(
          "A public origin must be of http or https, but it is of "
              + Entries.show(parsed.scheme())
              + "; give the origin that browsers show for this application");
    }
    OriginRules rules = judge.rules();
    Set<WebOrigin> all = new HashSet<>(rules.published());
    all.add(parsed);
    return by(new OriginRules(rules.trusted(), all, rules.trustsForwarded()));
  }

  /**
   * Takes the scheme and the host of a request from {@code Forwarded} (RFC 7239), or else from
   * {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. Of several elements, the first counts.
   * Use it only behind a proxy that sets these headers on each request.
   *
   * @return the protection that reads these headers
   */
  public CrossOriginProtection trustForwarded() {
    OriginRules rules = judge.rules();
    return by(new OriginRules(rules.trusted(), rules.published(), true));
  }

  /**
   * Logs what would be refused, and refuses nothing. Use it for a time before you turn the
   * protection on in an application that has users.
   *
   * @return the protection that refuses nothing
   */
  public CrossOriginProtection reportOnly() {
    return new CrossOriginProtection(judge.reporting());
  }

  /**
   * Judges a request that does not reach Jakarta REST, such as the handshake of a WebSocket.
   *
   * <pre>{@code
   * public void modifyHandshake(
   *     ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
   *   protection.judge("GET", request.getHeaders(), request.getRequestURI());
   * }
   * }</pre>
   *
   * @param method the method of the request; a GET with {@code Upgrade: websocket} is judged too
   * @param headers all headers of the request, with names in any case
   * @param uri the URI of the request; if it names no scheme, the request counts as {@code http}
   * @throws NullPointerException if an argument, or a value of a header, is null
   * @throws CrossOriginException if the request is refused, and not only reported
   */
  public void judge(String method, Map<String, List<String>> headers, URI uri) {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(uri, "uri");
    if (!OriginRules.isSafe(method, headers)) {
      judge.require(headers, uri);
    }
  }

  /**
   * Registers the filters. The runtime calls it.
   *
   * @param context the application's configuration
   * @return whether the feature was enabled
   * @throws IllegalStateException if the application has such a feature already, with other
   *     settings
   */
  @Override
  public boolean configure(FeatureContext context) {
    if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT
        || isRegistered(context)) {
      return false;
    }
    RuntimeAdapter adapter = Runtimes.install(context, List.of());
    CrossOriginFilter filter = new CrossOriginFilter(judge, adapter);
    context.register(filter);
    adapter.registerGate(context, new CrossOriginGate(filter));
    context.property(PROPERTY, this);
    return true;
  }

  private boolean isRegistered(FeatureContext context) {
    if (!(context.getConfiguration().getProperty(PROPERTY)
        instanceof CrossOriginProtection registered)) {
      return false;
    }
    if (!judge.sameAs(registered.judge)) {
      throw new IllegalStateException(
          "An application has one CrossOriginProtection, but another with other settings is"
              + " registered already; remove one");
    }
    return true;
  }

  private CrossOriginProtection by(OriginRules rules) {
    return new CrossOriginProtection(judge.by(rules));
  }

  private static WebOrigin require(String what, String origin) {
    WebOrigin parsed = WebOrigin.parse(Objects.requireNonNull(origin, "origin"));
    if (parsed == null) {
      throw new IllegalArgumentException(
          what
              + " must be a scheme, a host and perhaps a port, such as https://id.example.org, but"
              + " is '"
              + Entries.show(origin)
              + "'; leave out path, user and wildcards");
    }
    return parsed;
  }
}
