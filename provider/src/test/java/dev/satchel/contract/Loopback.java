package dev.satchel.contract;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a test and a server in another JVM meet. {@link InetAddress#getLoopbackAddress} depends on
 * the settings of the JVM: some servers prefer IPv6.
 */
public final class Loopback {
  /** The address 127.0.0.1. */
  public static final InetAddress ADDRESS = address();

  private Loopback() {}

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
