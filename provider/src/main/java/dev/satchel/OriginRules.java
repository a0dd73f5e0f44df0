package dev.satchel;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that tell a request of this application's own pages from a request of another site, by
 * the headers that a browser sends and that no page can change (Fetch, section 3.2; Fetch Metadata
 * Request Headers, section 2.2). Immutable.
 *
 * @param trusted the other origins whose requests pass
 * @param published the origins of this application as browsers see them, if the requests do not
 *     show the origin
 * @param trustsForwarded whether a proxy says in headers what browsers see
 */
record OriginRules(Set<WebOrigin> trusted, Set<WebOrigin> published, boolean trustsForwarded) {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  OriginRules {
    trusted = Set.copyOf(trusted);
    published = Set.copyOf(published);
  }

  /** Why a request is refused. */
  enum Refusal {
    /** {@code Sec-Fetch-Site} says that the page is of another origin. */
    FETCH_METADATA,
    /** {@code Origin} is not the origin of the request, although the host is. */
    ORIGIN,
    /** The host of {@code Origin} is another than the host of the request. */
    HOST
  }

  /**
   * Returns whether a request changes nothing, so that it passes. The handshake of a WebSocket is a
   * GET, but opens a connection that can do anything.
   */
  static boolean isSafe(String method, Map<String, List<String>> headers) {
    return SAFE_METHODS.contains(method) && !asksForWebSocket(headers);
  }

  private static boolean asksForWebSocket(Map<String, List<String>> headers) {
    for (String value : values(headers, "Upgrade")) {
      if (value.toLowerCase(Locale.ROOT).contains("websocket")) {
        return true;
      }
    }
    // Over HTTP/2 a handshake has no Upgrade (RFC 8441). No page can set this header.
    return !values(headers, "Sec-WebSocket-Version").isEmpty();
  }

  /**
   * Judges a request that may change something.
   *
   * @param uri the URI of the request, which has no host or scheme on some servers
   * @return why it is refused, or null if it passes
   */
  @Nullable Refusal refusal(Map<String, List<String>> headers, URI uri) {
    List<String> origins = values(headers, "Origin");
    WebOrigin origin = origins.size() == 1 ? WebOrigin.parse(origins.get(0)) : null;
    List<String> sites = values(headers, "Sec-Fetch-Site");
    if (!sites.isEmpty()) {
      boolean own =
          sites.size() == 1 && (sites.get(0).equals("same-origin") || sites.get(0).equals("none"));
      return own || isTrusted(origin) ? null : Refusal.FETCH_METADATA;
    }
    // No browser sent a request that has neither header.
    if (origins.isEmpty() || isTrusted(origin)) {
      return null;
    }
    return origin == null ? Refusal.ORIGIN : refusalOf(origin, headers, uri);
  }

  private boolean isTrusted(@Nullable WebOrigin origin) {
    return origin != null && trusted.contains(origin);
  }

  private @Nullable Refusal refusalOf(
      WebOrigin origin, Map<String, List<String>> headers, URI uri) {
    if (!published.isEmpty()) {
      return published.contains(origin) ? null : Refusal.ORIGIN;
    }
    ForwardedHeaders forwarded = trustsForwarded ? ForwardedHeaders.of(headers) : null;
    String proto = forwarded == null ? null : forwarded.proto();
    String scheme = ofPage(proto == null ? uri.getScheme() : proto);
    String host = forwarded == null ? null : forwarded.host();
    WebOrigin.Authority authority =
        host == null ? authority(headers, uri) : WebOrigin.Authority.parse(host);
    if (authority == null || !origin.host().equals(authority.host())) {
      return Refusal.HOST;
    }
    // A proxy that ended TLS made http of https. Nothing makes https of http.
    boolean sameScheme =
        origin.scheme().equals(scheme) || origin.scheme().equals("https") && scheme.equals("http");
    int port = authority.port() < 0 ? WebOrigin.defaultPort(origin.scheme()) : authority.port();
    return sameScheme && origin.port() == port ? null : Refusal.ORIGIN;
  }

  /** Returns the scheme of a page that may send a request of this scheme. */
  private static String ofPage(@Nullable String scheme) {
    String lower = scheme == null ? "http" : scheme.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "ws" -> "http";
      case "wss" -> "https";
      default -> lower;
    };
  }

  /** Returns what the Host header names. A request of HTTP/2 may name it in the URI alone. */
  private static WebOrigin.@Nullable Authority authority(
      Map<String, List<String>> headers, URI uri) {
    List<String> hosts = values(headers, "Host");
    if (hosts.isEmpty()) {
      return WebOrigin.Authority.parse(uri.getRawAuthority());
    }
    return hosts.size() == 1 ? WebOrigin.Authority.parse(hosts.get(0)) : null;
  }

  /** Shows no setting. */
  @Override
  public String toString() {
    return "OriginRules";
  }

  /** Returns all values of a header. Not every map ignores the case of names. */
  static List<String> values(Map<String, List<String>> headers, String name) {
    List<String> known = headers.get(name);
    if (known != null) {
      return known;
    }
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (name.equalsIgnoreCase(header.getKey()) && header.getValue() != null) {
        return header.getValue();
      }
    }
    return List.of();
  }
}
