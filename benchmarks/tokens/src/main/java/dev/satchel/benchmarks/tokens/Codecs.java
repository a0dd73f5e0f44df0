package dev.satchel.benchmarks.tokens;

import dev.satchel.internal.token.Jwe;
import dev.satchel.internal.token.Jws;

/** All codecs by name, each under a secret of its own that never changes. */
final class Codecs {
  private Codecs() {}

  /** A key that no production has. */
  static byte[] key(int bytes) {
    byte[] key = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      key[i] = (byte) (i * 37 + 11);
    }
    return key;
  }

  static Codec of(String name) throws Exception {
    return switch (name) {
      case "satchel" -> new OwnCodec(Jws.hs256(key(Jws.KEY_BYTES)));
      case "satchel-encrypted" -> new OwnCodec(new Jwe(key(Jwe.KEY_BYTES)));
      case "play" -> new IsolatedCodec("play");
      case "jjwt" -> new JjwtCodec();
      case "nimbus" -> new NimbusCodec();
      case "nimbus-jwe" -> new NimbusEncryptedCodec();
      case "java-jwt" -> new JavaJwtCodec();
      case "jose4j" -> new Jose4jCodec();
      case "jooby" -> new JoobyCodec();
      case "vertx" -> new VertxCodec();
      case "vertx-5" -> new IsolatedCodec("vertx");
      case "ninja" -> new NinjaCodec();
      default -> throw new IllegalArgumentException("There is no codec " + name);
    };
  }
}
