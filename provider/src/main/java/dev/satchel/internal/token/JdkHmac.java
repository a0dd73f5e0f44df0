package dev.satchel.internal.token;

import javax.crypto.Mac;

/**
 * HMAC from the JDK. A {@link Mac} serves one thread at a time, and is ready for the next MAC under
 * its key after each {@link Mac#doFinal}. So idle ones are kept, which also works with providers
 * that cannot clone.
 */
final class JdkHmac extends Hmac {
  private final Hash hash;
  private final byte[] key;
  private final int length;
  private final String provider;
  private final CipherPool<Mac> idle = new CipherPool<>();

  JdkHmac(Hash hash, byte[] key) {
    this.hash = hash;
    this.key = key.clone();
    Mac first = macOfJdk(hash, this.key);
    this.length = first.getMacLength();
    this.provider = first.getProvider().getName();
    idle.giveBack(first);
  }

  @Override
  int length() {
    return length;
  }

  @Override
  byte[] of(byte[]... parts) {
    Mac mac = take();
    for (byte[] part : parts) {
      mac.update(part);
    }
    return finished(mac);
  }

  @Override
  byte[] of(byte[] data, int length) {
    Mac mac = take();
    mac.update(data, 0, length);
    return finished(mac);
  }

  private Mac take() {
    Mac mac = idle.take();
    return mac == null ? macOfJdk(hash, key) : mac;
  }

  /** Returns the MAC. An object that failed is not used again. */
  private byte[] finished(Mac mac) {
    byte[] result = mac.doFinal();
    idle.giveBack(mac);
    return result;
  }

  @Override
  String provider() {
    return provider;
  }

  @Override
  String fault() {
    return "MACs of the security provider "
        + provider
        + " give another result when they are used again";
  }
}
