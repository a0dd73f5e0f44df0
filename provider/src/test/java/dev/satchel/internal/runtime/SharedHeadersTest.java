package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedHeadersTest {
  private static final String OWNER = "this request";
  private static final String OTHER = "another request";

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  private void write(String owner, String... lines) {
    SharedHeaders.write(
        headers,
        owner,
        written -> {
          List<Object> cookies = new ArrayList<>(written.getOrDefault("Set-Cookie", List.of()));
          cookies.addAll(List.of(lines));
          written.put("Set-Cookie", cookies);
          written.put("cache-control", List.of("no-store"));
          written.remove("Expires");
        });
  }

  /** Takes out what Satchel wrote. Returns whether another request had written. */
  private boolean restore() {
    boolean foreign = SharedHeaders.holdForeign(headers, OWNER);
    SharedHeaders.write(headers, OWNER, clean -> {});
    return foreign;
  }

  private List<String> cookies() {
    return headers.get("Set-Cookie").stream().map(Object::toString).toList();
  }

  @Test
  void write_addsCookiesToWhatOthersSet() {
    headers.put("Set-Cookie", List.of("theirs=1"));
    write(OWNER, "ours=1", "ours=2");
    assertThat(cookies()).containsExactly("theirs=1", "ours=1", "ours=2");
    assertThatCode(() -> headers.get("Set-Cookie").add("x")).doesNotThrowAnyException();
  }

  @Test
  void writeOwn_writesAsGiven_andTakesOutWhatSatchelWroteBefore() {
    SharedHeaders.writeOwn(headers, OWNER, own -> own.putSingle("Vary", "Cookie"));
    assertThat(headers.getFirst("Vary")).isEqualTo("Cookie");
    write(OTHER, "theirs=1");
    SharedHeaders.writeOwn(headers, OWNER, own -> own.put("Pragma", List.of("x")));
    assertThat(headers).containsOnlyKeys("Vary", "Pragma");
  }

  @Test
  void write_withoutAChange_leavesTheHeaders() {
    List<Object> theirs = List.of("theirs=1");
    headers.put("Set-Cookie", theirs);
    SharedHeaders.write(headers, OWNER, written -> {});
    assertThat(headers.get("Set-Cookie")).isSameAs(theirs);
    assertThat(restore()).isFalse();
    assertThat(headers).containsOnlyKeys("Set-Cookie");
  }

  @Test
  void restore_putsBackWhatTheRequestReplaced() {
    headers.put("Set-Cookie", List.of("theirs=1"));
    headers.put("cache-control", List.of("public", "max-age=60"));
    headers.put("Expires", List.of("tomorrow"));
    Map<String, List<Object>> before = Map.copyOf(headers);
    write(OWNER, "ours=1");
    assertThat(headers.get("cache-control")).singleElement().hasToString("no-store");
    assertThat(headers).doesNotContainKey("Expires");
    assertThat(restore()).isFalse();
    assertThat(headers).isEqualTo(before);
  }

  /** CXF tells upper from lower case. */
  @Test
  void write_keepsTheCaseOfANameThatIsThere() {
    headers.add("CACHE-Control", "public");
    headers.add("expires", "tomorrow");
    write(OWNER, "ours=1");
    assertThat(headers).containsOnlyKeys("CACHE-Control", "Set-Cookie");
    restore();
    assertThat(headers)
        .isEqualTo(Map.of("CACHE-Control", List.of("public"), "expires", List.of("tomorrow")));
  }

  @Test
  void restore_saysWhetherAnotherRequestWrote() {
    write(OTHER, "ours=1");
    assertThat(restore()).isTrue();
    assertThat(headers).isEmpty();
    assertThat(restore()).isFalse();
  }

  @Test
  void write_takesOutWhatAnotherRequestWrote() {
    headers.add("Expires", "tomorrow");
    write(OTHER, "ours=1");
    SharedHeaders.write(headers, OWNER, written -> written.put("Vary", List.of("Cookie")));
    assertThat(headers).containsOnlyKeys("Expires", "Vary");
    assertThat(SharedHeaders.holdForeign(headers, OWNER)).isFalse();
    assertThat(SharedHeaders.holdForeign(headers, OTHER)).isTrue();
  }

  @Test
  void writeMore_leavesWhatTheResponseHasAlready() {
    headers.add("cache-control", "public");
    write(OWNER, "ours=1");
    SharedHeaders.writeMore(headers, OWNER, more -> more.put("Vary", List.of("Cookie")));
    assertThat(cookies()).containsExactly("ours=1");
    assertThat(headers.get("cache-control")).singleElement().hasToString("no-store");
    assertThat(headers.get("Vary")).singleElement().hasToString("Cookie");
    assertThat(restore()).isFalse();
    assertThat(headers).isEqualTo(Map.of("cache-control", List.of("public")));
  }

  /** RESTEasy takes the cookies out of the headers while it sends them. */
  @Test
  void restore_withoutTheCookiesThatWereSent() {
    headers.add("Set-Cookie", "theirs=1");
    write(OTHER, "ours=1");
    headers.remove("Set-Cookie");
    assertThat(restore()).isTrue();
    assertThat(headers).containsOnlyKeys("Set-Cookie");
    assertThat(cookies()).containsExactly("theirs=1");
  }

  @Test
  void restore_keepsWhatOthersAddedLater() {
    write(OWNER, "ours=1");
    headers.get("Set-Cookie").add("theirs=1");
    headers.put("cache-control", new ArrayList<>(List.of("private")));
    restore();
    assertThat(cookies()).containsExactly("theirs=1");
    assertThat(headers.get("cache-control")).containsExactly("private");
  }

  @Test
  void restore_afterSeveralWritings_bringsBackTheFirst() {
    headers.add("cache-control", "public");
    write(OTHER, "ours=1");
    write(OTHER, "ours=2");
    write(OWNER, "ours=3");
    assertThat(cookies()).containsExactly("ours=3");
    assertThat(restore()).isFalse();
    assertThat(headers).isEqualTo(Map.of("cache-control", List.of("public")));
  }
}
