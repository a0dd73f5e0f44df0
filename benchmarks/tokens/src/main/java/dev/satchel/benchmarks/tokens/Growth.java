package dev.satchel.benchmarks.tokens;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the CPU time to encode and to decode a session of one entry, up to the largest that fits
 * the cookie in both formats. All sizes take turns in one JVM, block by block, because two JVMs
 * compile so differently that they bend a line. The argument is the number of blocks.
 */
final class Growth {
  /** The number of characters around the value in the default Set-Cookie line. */
  private static final int AROUND =
      "__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax".length();

  private static final int MAX_BYTES = 4096;

  /** The lengths of the entry's value. The last length is the largest that fits encrypted. */
  private static final int[] CHARACTERS = {64, 256, 512, 1024, 1536, 2048, 2560, 2873};

  /** The number of operations in a block. */
  private static final int BLOCK = 200;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int blocks;
  private final List<Size> sizes = new ArrayList<>();
  private int lengths;

  private Growth(int blocks) {
    this.blocks = blocks;
  }

  /** A session of one size, and what each block measured of it. */
  private static final class Size {
    final String name;
    final Codec codec;
    final Map<String, String> entries;
    final String value;
    final double[] encode;
    final double[] decode;

    Size(String name, Codec codec, Map<String, String> entries, String value, int blocks) {
      this.name = name;
      this.codec = codec;
      this.entries = entries;
      this.value = value;
      this.encode = new double[blocks];
      this.decode = new double[blocks];
    }
  }

  public static void main(String[] arguments) throws Exception {
    Growth growth = new Growth(Integer.parseInt(arguments[0]));
    for (String name : List.of("satchel", "satchel-encrypted")) {
      for (int characters : CHARACTERS) {
        growth.add(name, characters);
      }
    }
    // The first measurement warms up.
    growth.measure();
    growth.measure();
    for (Size size : growth.sizes) {
      print("encode " + size.name, size.encode);
      print("decode " + size.name, size.decode);
    }
  }

  /** Refuses to measure what does not fit. */
  private void add(String name, int characters) throws Exception {
    Codec codec = Codecs.of(name);
    Map<String, String> entries = Map.of("data", "x".repeat(characters));
    String value = codec.encode(entries);
    if (AROUND + value.length() > MAX_BYTES || !entries.equals(codec.decode(value))) {
      throw new IllegalStateException(characters + " are too many for " + name);
    }
    sizes.add(new Size(characters + " " + name, codec, entries, value, blocks));
  }

  private void measure() throws Exception {
    for (int block = 0; block < blocks; block++) {
      for (Size size : sizes) {
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < BLOCK; i++) {
          lengths += size.codec.encode(size.entries).length();
        }
        long between = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < BLOCK; i++) {
          Map<String, String> entries = size.codec.decode(size.value);
          lengths += entries == null ? 0 : entries.size();
        }
        size.encode[block] = (double) (between - before) / BLOCK;
        size.decode[block] = (double) (threads.getCurrentThreadCpuTime() - between) / BLOCK;
      }
    }
    if (lengths == 0) {
      throw new IllegalStateException("Nothing was encoded");
    }
  }

  private static void print(String name, double[] nanos) {
    Arrays.sort(nanos);
    System.out.println(
        String.format(Locale.ROOT, "Growth.%s %.1f ns", name, nanos[nanos.length / 2]));
  }
}
