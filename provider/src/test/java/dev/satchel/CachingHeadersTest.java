package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.internal.runtime.OutsideHeaders;
import dev.satchel.internal.runtime.TestAdapter;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingHeadersTest {
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private String cacheControl() {
    assertThat(headers.get("Cache-Control")).hasSize(1);
    return headers.getFirst("Cache-Control").toString();
  }

  @Test
  void forbid_replacesWhatTheResourceSaid() {
    headers.put("Cache-Control", List.of("public", "max-age=60"));
    for (String name :
        List.of(
            "Expires",
            "Pragma",
            "CDN-Cache-Control",
            "cloudflare-cdn-cache-control",
            "Vercel-CDN-Cache-Control",
            "Akamai-Cache-Control",
            "Surrogate-Control",
            "Edge-Control",
            "x-accel-expires",
            "ETag",
            "X-Accel-Buffering")) {
      headers.putSingle(name, "x");
    }
    CachingHeaders.forbid(headers, OutsideHeaders.NONE);
    assertThat(headers).containsOnlyKeys("Cache-Control", "ETag", "X-Accel-Buffering");
    assertThat(cacheControl()).isEqualTo("no-store");
  }

  @Test
  void keepPrivate_leavesTheResourceItsChoice() {
    CachingHeaders.keepPrivate(headers, OutsideHeaders.NONE);
    assertThat(headers.get("Cache-Control")).containsExactly("private, no-cache");
    headers.putSingle("Cache-Control", "max-age=60");
    TestAdapter outside = TestAdapter.with("Cache-Control", "no-store").and("Expires", "1");
    CachingHeaders.keepPrivate(headers, outside.outside());
    assertThat(headers.get("Cache-Control")).containsExactly("max-age=60");
    assertThat(outside.headers().get("Expires")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-store                      | no-store
          'no-cache, NO-STORE,max-age=0' | no-cache, NO-STORE, max-age=0
          public, max-age=60            | private, no-cache
          private                       | private, no-cache
          x-no-store                    | private, no-cache
          """)
  void keepPrivate_neverWeakensWhatStandsOutside(String outside, String after) {
    CachingHeaders.keepPrivate(headers, TestAdapter.with("Cache-Control", outside).outside());
    assertThat(cacheControl()).isEqualTo(after);
  }

  @Test
  void keepPrivate_isAsStrictAsWhatFollows() {
    TestAdapter server = TestAdapter.withNoStoreToFollow();
    CachingHeaders.keepPrivate(headers, server.outside());
    assertThat(cacheControl()).isEqualTo("no-store");
    headers.clear();
    CachingHeaders.keepPrivate(headers, server.and("Cache-Control", "private").outside());
    assertThat(cacheControl()).as("nothing follows").isEqualTo("private, no-cache");
  }

  @Test
  void whatCachesAreAllowedOutside_givesWay() {
    TestAdapter outside =
        TestAdapter.with("CDN-Cache-Control", "max-age=60")
            .and("Surrogate-Control", "max-age=60")
            .and("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
            .and("X-Accel-Expires", "60")
            .and("Pragma", "cache")
            .and("Vary", "Origin");
    Map<String, List<String>> strict =
        Map.of(
            "CDN-Cache-Control", List.of("no-store"),
            "Surrogate-Control", List.of("no-store"),
            "Expires", List.of("0"),
            "X-Accel-Expires", List.of("0"),
            "Pragma", List.of("no-cache"),
            "Vary", List.of("Origin"));
    CachingHeaders.keepPrivate(headers, outside.outside());
    assertThat(outside.headers()).containsExactlyInAnyOrderEntriesOf(strict);
    outside.and("CDN-Cache-Control", "max-age=60");
    CachingHeaders.forbid(headers, outside.outside());
    assertThat(outside.headers()).containsExactlyInAnyOrderEntriesOf(strict);
    assertThat(headers).containsOnlyKeys("Cache-Control");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | Cookie
          Accept                   | Accept, Cookie
          ' Accept ,Accept-Language' | Accept, Accept-Language, Cookie
          Accept, accept, ACCEPT   | Accept, Cookie
          cookie                   | cookie
          ,,Accept,                | Accept, Cookie
          *                        | *
          Accept, *                | *
          """)
  void vary_namesCookieOnce(String before, String after) {
    headers.put("Vary", List.of(before));
    CachingHeaders.vary(headers, OutsideHeaders.NONE);
    assertThat(headers.get("Vary")).containsExactly(after);
  }

  @Test
  void vary_mergesAllLinesAndThoseOutside() {
    headers.put("Vary", Arrays.asList("Accept", null, "Origin"));
    CachingHeaders.vary(headers, TestAdapter.with("Vary", "Accept-Language, Accept").outside());
    assertThat(headers.get("Vary")).containsExactly("Accept, Origin, Accept-Language, Cookie");
    CachingHeaders.vary(headers, OutsideHeaders.NONE);
    assertThat(headers.get("Vary"))
        .as("the second time")
        .containsExactly("Accept, Origin, Accept-Language, Cookie");
  }

  @Test
  void vary_withoutAny_isCookie() {
    CachingHeaders.vary(headers, OutsideHeaders.NONE);
    assertThat(headers.get("Vary")).containsExactly("Cookie");
    headers.get("Vary").add("the list can be changed");
  }
}
