package dev.satchel;

import dev.satchel.RevocationTable.KeyDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;

/**
 * Keeps {@link Revocations} in the memory of one server. It needs no cluster and no other library.
 *
 * <pre>{@code
 * SatchelFeature.builder()
 *     .secret(Secret.fromEnvironment("SATCHEL_SECRET"))
 *     .absoluteTimeout(Duration.ofHours(12))
 *     .subject("user")
 *     .revocations(InMemoryRevocations.create())
 *     .build();
 * }</pre>
 *
 * <p><b>For one server.</b> Other servers know nothing of these revocations. A restart forgets all
 * of them: a copy of a cookie whose user signed out before the restart then counts until it
 * expires.
 *
 * <p><b>Time.</b> A revocation stays for the absolute timeout and five minutes, and nothing removes
 * it earlier, also if somebody sets the clock ahead and back again. The system's clock counts, also
 * if the application has a {@link SatchelFeatureBuilder#clock} of its own. Each new revocation
 * removes up to 16 ended ones.
 *
 * <p><b>Memory.</b> A revocation takes at most {@value #BYTES_PER_REVOCATION} bytes of heap, also
 * if the name of its subject is long. {@link #create()} takes a sixteenth of the maximum heap, and
 * at most 64 MiB, which hold 174,762 revocations. With an absolute timeout of 12 hours this is
 * enough for four sign-outs a second, all day long. The tables have their full size from the first
 * revocation on, and take up to an eighth of this memory. If the store is full, a sign-out answers
 * 503 and still deletes the cookie of its browser. Copies of this cookie then count until they
 * expire.
 *
 * <p><b>One user.</b> If the application names a {@link SatchelFeatureBuilder#subject}, one user
 * cannot fill the store. The store has the ids of up to 64 ended sessions of a subject. With the
 * next id, a single revocation replaces all of them: each session of the subject has ended that
 * began up to the second in which the last of them began. <b>This revocation also ends other
 * sessions of the subject that began up to this second</b>, such as on another device. Sessions
 * that begin later stay valid. In addition, the store has the ids of up to 64 guests' sessions in
 * which one subject signed in. It takes no further id of these guests until one of the 64 has
 * ended. A copy of the cookie of a further guest then counts as a guest's session until it expires.
 *
 * <p>Without a subject, or for guests who renew their ids, only the bound protects the memory. So
 * name a subject, and limit how often a client can sign in, sign out and renew its session.
 *
 * <p>Two applications of one JVM may share an object if each has its own {@linkplain
 * SatchelFeatureBuilder#audience audience}. Safe for many threads.
 */
public final class InMemoryRevocations implements RevocationStore {
  /**
   * The most bytes of heap that one revocation takes, with its share of all tables. A million
   * revocations of a million subjects took 278 bytes each on OpenJDK 17, and 376 bytes each without
   * compressed references.
   */
  public static final int BYTES_PER_REVOCATION = 384;

  private static final long MAX_DEFAULT_BYTES = 64L << 20;
  private static final int DEFAULT_PART_OF_HEAP = 16;
  private static final int MAX_PART_OF_HEAP = 2;
  private static final int SALT_BYTES = 16;

  private final RevocationTable table;

  /**
   * A part of each digest. Nobody knows it, so nobody can choose subjects whose digests collide.
   */
  private final byte[] salt = new byte[SALT_BYTES];

  private final StampedLock lock = new StampedLock();

  private InMemoryRevocations(long maxBytes, InstantSource clock, LongSupplier steadyClock) {
    long most = Runtime.getRuntime().maxMemory() / MAX_PART_OF_HEAP;
    if (maxBytes < BYTES_PER_REVOCATION || maxBytes > most) {
      throw new IllegalArgumentException(
          "InMemoryRevocations needs at least "
              + BYTES_PER_REVOCATION
              + " bytes, which hold one revocation, and at most "
              + most
              + ", half of the maximum heap, but got "
              + maxBytes
              + "; give another number, or give the JVM a larger heap with -Xmx");
    }
    this.table = new RevocationTable(maxBytes / BYTES_PER_REVOCATION, clock, steadyClock);
    new SecureRandom().nextBytes(salt);
  }

  /**
   * Creates a store that takes up to a sixteenth of the maximum heap, and at most 64 MiB.
   *
   * @return a new store without revocations
   */
  public static InMemoryRevocations create() {
    return create(defaultBytes(Runtime.getRuntime().maxMemory()));
  }

  static long defaultBytes(long maxHeap) {
    return Math.min(maxHeap / DEFAULT_PART_OF_HEAP, MAX_DEFAULT_BYTES);
  }

  /**
   * Creates a store that takes up to a number of bytes of the heap. Each {@value
   * #BYTES_PER_REVOCATION} bytes hold one revocation.
   *
   * @param maxBytes at least {@value #BYTES_PER_REVOCATION}, and at most half of the maximum heap
   * @return a new store without revocations
   * @throws IllegalArgumentException if the number is out of these bounds
   */
  public static InMemoryRevocations create(long maxBytes) {
    return create(maxBytes, InstantSource.system(), () -> System.nanoTime() / 1_000_000);
  }

  /** Creates a store with other clocks, for tests. */
  static InMemoryRevocations create(long maxBytes, InstantSource clock, LongSupplier steadyClock) {
    return new InMemoryRevocations(maxBytes, clock, steadyClock);
  }

  @Override
  public void open(Duration keep) {
    Objects.requireNonNull(keep, "keep");
    long stamp = lock.writeLock();
    try {
      table.keepAtLeast(keep);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public Map<String, Long> get(Set<String> keys) {
    Map<KeyDigest, String> asked = new HashMap<>();
    keys.forEach(key -> asked.put(digest(key), key));
    Map<String, Long> found = new HashMap<>();
    // Under the lock, a reader sees the ids of a subject or the revocation that replaces them.
    long stamp = lock.readLock();
    try {
      asked.forEach(
          (digest, key) -> {
            Long number = table.number(digest);
            if (number != null) {
              found.put(key, number);
            }
          });
    } finally {
      lock.unlockRead(stamp);
    }
    return found;
  }

  /**
   * Puts a number, unless the key already has a number.
   *
   * @throws IllegalStateException if the store is full
   */
  @Override
  public boolean putIfAbsent(String key, long value) {
    KeyDigest id = digest(key);
    long stamp = lock.writeLock();
    try {
      return table.putIfAbsent(id, value);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Puts a number, unless the key already has a number that is equal or larger.
   *
   * @throws IllegalStateException if the store is full
   */
  @Override
  public void raise(String key, long value) {
    KeyDigest subject = digest(key);
    long stamp = lock.writeLock();
    try {
      table.raise(subject, value);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Puts the id of a session of a subject. If the subject has too many ids, one revocation replaces
   * them.
   *
   * @param subject the key of the subject
   * @param began when the session began, in seconds since 1970
   * @return false if the session had ended before, by its id or with the sessions of the subject
   * @throws RevocationTable.FullException if the store is full
   */
  boolean putIfAbsent(String key, long value, String subject, long began) {
    KeyDigest id = digest(key);
    KeyDigest whose = digest(subject);
    long stamp = lock.writeLock();
    try {
      return table.putIfAbsent(id, value, whose, began);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Puts the id of a guest's session in which a subject signed in. No revocation of the subject
   * could replace the ids of guests. So the id is not put if the subject has too many.
   *
   * @param subject the key of the subject
   * @return false if the session had ended before
   * @throws RevocationTable.FullException if the store is full
   */
  boolean putGuestIfAbsent(String key, long value, String subject) {
    KeyDigest id = digest(key);
    KeyDigest guests = digest("guests of " + subject);
    long stamp = lock.writeLock();
    try {
      return table.putBounded(id, value, guests);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Returns how many revocations the store holds, also ended ones that no call has removed.
   *
   * @return the number of revocations, at most {@link #maxSize()}
   */
  public int size() {
    long stamp = lock.readLock();
    try {
      return table.size();
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /**
   * Returns how many revocations the store can hold.
   *
   * @return the number of revocations with which the store is full
   */
  public int maxSize() {
    return table.maxSize();
  }

  /** Returns what stands for a key. Its size does not depend on the key, and it tells no name. */
  KeyDigest digest(String key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(salt);
      ByteBuffer digest = ByteBuffer.wrap(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
      return new KeyDigest(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java platform has SHA-256, but this one has none.", e);
    }
  }

  /** Shows the numbers of revocations only: ids and subjects stay out of logs. */
  @Override
  public String toString() {
    return "InMemoryRevocations[" + size() + " of " + maxSize() + "]";
  }
}
