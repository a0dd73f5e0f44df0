package dev.satchel.benchmarks.jersey;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The session of one request, on its thread alone. Its cookie is verified when somebody asks. */
final class JjwtSession {
  private static final String PROPERTY = JjwtSession.class.getName();

  private final JjwtCookie codec;
  private final ContainerRequestContext request;
  private @Nullable Map<String, String> entries;
  private boolean changed;

  private JjwtSession(JjwtCookie codec, ContainerRequestContext request) {
    this.codec = codec;
    this.request = request;
  }

  static void place(JjwtCookie codec, ContainerRequestContext request) {
    request.setProperty(PROPERTY, new JjwtSession(codec, request));
  }

  static JjwtSession of(ContainerRequestContext request) {
    return (JjwtSession) Objects.requireNonNull(request.getProperty(PROPERTY));
  }

  @Nullable String get(String key) {
    return opened().get(key);
  }

  void put(String key, String value) {
    opened().put(key, value);
    changed = true;
  }

  void begin(Map<String, String> all) {
    entries = new LinkedHashMap<>(all);
    changed = true;
  }

  /** The value that the cookie gets, or null if the browser's may stand. */
  @Nullable String changedValue() {
    return changed ? codec.write(opened()) : null;
  }

  private Map<String, String> opened() {
    Map<String, String> opened = entries;
    if (opened == null) {
      Cookie cookie = request.getCookies().get(JjwtCookie.NAME);
      opened = cookie == null ? new LinkedHashMap<>() : codec.read(cookie.getValue());
      entries = opened;
    }
    return opened;
  }
}
