package dev.satchel.benchmarks.tokens;

import java.io.UnsupportedEncodingException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import ninja.utils.CookieDataCodec;
import ninja.utils.Crypto;
import ninja.utils.NinjaProperties;
import org.jspecify.annotations.Nullable;

/**
 * Encodes and decodes as the session of Ninja does in its {@code init} and {@code save}, without an
 * expiry. This is less work than Satchel's: HMAC-SHA1 over a form, without JSON and time stamps.
 */
final class NinjaCodec implements Codec {
  private static final String SECRET = "A key that no production has, and that is long enough";

  private final Crypto crypto = new Crypto(properties());

  /** All that is asked of them is the secret, once. */
  private static NinjaProperties properties() {
    Class<NinjaProperties> type = NinjaProperties.class;
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, names) -> SECRET));
  }

  @Override
  public String encode(Map<String, String> entries) throws UnsupportedEncodingException {
    String form = CookieDataCodec.encode(entries);
    return crypto.signHmacSha1(form) + "-" + form;
  }

  @Override
  public @Nullable Map<String, String> decode(String value) throws UnsupportedEncodingException {
    String signature = value.substring(0, value.indexOf('-'));
    String form = value.substring(value.indexOf('-') + 1);
    if (!CookieDataCodec.safeEquals(signature, crypto.signHmacSha1(form))) {
      return null;
    }
    Map<String, String> entries = new HashMap<>();
    CookieDataCodec.decode(entries, form);
    return entries;
  }
}
