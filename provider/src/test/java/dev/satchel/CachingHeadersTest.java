package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachingHeadersTest {
  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  @Test
  void forbid_replacesWhatTheResourceSaid() {
    headers.put("Cache-Control", List.of("public", "max-age=60"));
    for (String name : List.of("Expires", "CDN-Cache-Control", "Surrogate-Control", "ETag")) {
      headers.putSingle(name, "x");
    }
    CachingHeaders.forbid(headers);
    assertThat(headers).containsOnlyKeys("Cache-Control", "ETag");
    assertThat(headers.get("Cache-Control")).singleElement().hasToString("no-store");
  }

  @Test
  void keepPrivate_leavesTheResourceItsChoice() {
    CachingHeaders.keepPrivate(headers);
    assertThat(headers.get("Cache-Control")).containsExactly("private, no-cache");
    headers.putSingle("Cache-Control", "max-age=60");
    CachingHeaders.keepPrivate(headers);
    assertThat(headers.get("Cache-Control")).containsExactly("max-age=60");
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
    CachingHeaders.vary(headers, null);
    assertThat(headers.get("Vary")).containsExactly(after);
  }

  @Test
  void vary_mergesAllLinesAndThoseOutside() {
    headers.put("Vary", Arrays.asList("Accept", null, "Origin"));
    CachingHeaders.vary(headers, List.of("Accept-Language, Accept"));
    assertThat(headers.get("Vary")).containsExactly("Accept, Origin, Accept-Language, Cookie");
    CachingHeaders.vary(headers, null);
    assertThat(headers.get("Vary"))
        .as("the second time")
        .containsExactly("Accept, Origin, Accept-Language, Cookie");
  }

  @Test
  void vary_withoutAny_isCookie() {
    CachingHeaders.vary(headers, null);
    assertThat(headers.get("Vary")).containsExactly("Cookie");
    headers.get("Vary").add("the list can be changed");
  }
}
