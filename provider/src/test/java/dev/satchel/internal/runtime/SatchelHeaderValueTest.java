package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatchelHeaderValueTest {
  private static final String OWNER = "this request";
  private static final String OTHER = "another request";

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private List<String> cookies() {
    return headers.get("Set-Cookie").stream().map(Object::toString).toList();
  }

  @Test
  void setCookies_addsToWhatOthersSet() {
    headers.put("Set-Cookie", List.of("theirs=1"));
    SatchelHeaderValue.setCookies(headers, OWNER, List.of("ours=1", "ours=2"));
    assertThat(cookies()).containsExactly("theirs=1", "ours=1", "ours=2");
  }

  @Test
  void setCookies_replacesItsOwn() {
    SatchelHeaderValue.setCookies(headers, OWNER, List.of("ours=1"));
    headers.get("Set-Cookie").add("theirs=1");
    SatchelHeaderValue.setCookies(headers, OWNER, List.of("ours=2"));
    assertThat(cookies()).containsExactly("theirs=1", "ours=2");
    SatchelHeaderValue.setCookies(headers, OWNER, List.of());
    assertThat(cookies()).containsExactly("theirs=1");
  }

  @Test
  void setCookies_withoutAny_leavesTheHeaders() {
    SatchelHeaderValue.setCookies(headers, OWNER, List.of());
    assertThat(headers).isEmpty();
    List<Object> theirs = List.of("theirs=1");
    headers.put("Set-Cookie", theirs);
    SatchelHeaderValue.setCookies(headers, OWNER, List.of());
    assertThat(headers.get("Set-Cookie")).isSameAs(theirs);
  }

  @Test
  void set_replacesAllValues() {
    headers.put("Cache-Control", List.of("public", "max-age=60"));
    SatchelHeaderValue.set(headers, OWNER, "Cache-Control", "no-store");
    assertThat(headers.get("Cache-Control")).singleElement().hasToString("no-store");
    assertThatCode(() -> headers.get("Cache-Control").add("x")).doesNotThrowAnyException();
  }

  @Test
  void aResponseOfThisRequest_isTaken() {
    SatchelHeaderValue.setCookies(headers, OWNER, List.of("ours=1"));
    SatchelHeaderValue.set(headers, OWNER, "Cache-Control", "no-store");
    headers.add("Set-Cookie", "theirs=1");
    assertThatCode(() -> SatchelHeaderValue.requireNoForeignCookies(headers, OWNER))
        .doesNotThrowAnyException();
    assertThat(cookies()).hasSize(2);
  }

  @Test
  void aResponseOfAnotherRequest_isRefusedAndLosesItsCookies() {
    headers.add("Set-Cookie", "theirs=1");
    SatchelHeaderValue.setCookies(headers, OTHER, List.of("ours=1"));
    assertThatThrownBy(() -> SatchelHeaderValue.requireNoForeignCookies(headers, OWNER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("constant");
    assertThat(cookies()).containsExactly("theirs=1");
  }

  @Test
  void aResponseOfAnotherRequest_isToldByItsCacheControlToo() {
    SatchelHeaderValue.set(headers, OTHER, "Cache-Control", "no-store");
    assertThatThrownBy(() -> SatchelHeaderValue.requireNoForeignCookies(headers, OWNER))
        .isInstanceOf(IllegalStateException.class);
  }
}
