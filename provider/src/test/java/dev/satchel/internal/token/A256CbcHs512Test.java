package dev.satchel.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.IvParameterSpec;
import org.junit.jupiter.api.Test;

/** Checks what the published vectors of {@link JweVectorsTest} do not show. */
class A256CbcHs512Test {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdefghijklmnopqrstuvwxyz0123456789AB"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IV = "an iv of 16 byte".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AAD = {1, 2, 3};

  private final A256CbcHs512 cipher = new A256CbcHs512(KEY);

  @Test
  void allLengths_areReadBack() {
    for (int length = 0; length <= 200; length++) {
      byte[] plaintext = new byte[length];
      Arrays.fill(plaintext, (byte) length);
      byte[] ciphertext = cipher.encrypt(IV, plaintext);
      assertThat(ciphertext).hasSize(A256CbcHs512.ciphertextLength(length));
      assertThat(opened(ciphertext)).isEqualTo(plaintext);
    }
  }

  @Test
  void theTag_isOverAllItsParts() {
    byte[] ciphertext = cipher.encrypt(IV, new byte[40]);
    byte[] tag = cipher.tag(AAD, IV, ciphertext);
    for (byte[] part : List.of(AAD, IV, ciphertext, tag)) {
      for (int i = 0; i < part.length; i++) {
        part[i] ^= 1;
        assertThat(cipher.decrypt(AAD, IV, ciphertext, tag)).isNull();
        part[i] ^= 1;
      }
    }
    assertThat(cipher.decrypt(AAD, IV, ciphertext, tag)).isEqualTo(new byte[40]);
  }

  /** The length of the additional data is part of it: bytes do not move from one to the other. */
  @Test
  void bytesMovedBetweenItsParts_changeTheTag() {
    byte[] all = new byte[35];
    byte[] tag = cipher.tag(Arrays.copyOf(all, 3), Arrays.copyOf(all, 16), new byte[16]);
    assertThat(cipher.tag(Arrays.copyOf(all, 19), Arrays.copyOf(all, 16), new byte[0]))
        .isNotEqualTo(tag);
    assertThat(cipher.tag(Arrays.copyOf(all, 19), new byte[0], new byte[16])).isNotEqualTo(tag);
  }

  @Test
  void tagsOfAnyOtherLength_areRefused() {
    byte[] ciphertext = cipher.encrypt(IV, new byte[40]);
    byte[] tag = cipher.tag(AAD, IV, ciphertext);
    for (int length = 0; length < 64; length++) {
      assertThat(cipher.decrypt(AAD, IV, ciphertext, Arrays.copyOf(tag, length)) != null)
          .as("%d bytes", length)
          .isEqualTo(length == 32);
    }
  }

  @Test
  void keysOfAnotherLength_areRefused() {
    assertThatThrownBy(() -> new A256CbcHs512(new byte[32]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key for A256CBC-HS512 has 64 bytes, not 32");
  }

  @Test
  void manyThreads_shareOne() {
    List<Integer> wrong =
        IntStream.range(0, 2000)
            .parallel()
            .filter(
                i ->
                    !Arrays.equals(
                        new byte[i % 100], opened(cipher.encrypt(IV, new byte[i % 100]))))
            .boxed()
            .toList();
    assertThat(wrong).isEmpty();
  }

  /** The JDK's AES throws on most of these, if nothing else stops them. */
  @Test
  void jdkTrap_ciphertextThatIsTooShortOrNoMultipleOfABlock_isNull() {
    for (int length = 0; length <= 33; length++) {
      assertThat(opened(new byte[length])).as("%d bytes", length).isNull();
    }
  }

  /**
   * JDK 17's AES/GCM throws an unchecked ProviderException on input shorter than its tag, where the
   * documentation has a GeneralSecurityException. So may any cipher of any provider: this one does.
   */
  @Test
  void jdkTrap_aCipherThatThrowsAnUncheckedProviderException_isNull() {
    byte[] ciphertext = cipher.encrypt(IV, new byte[40]);
    byte[] tag = cipher.tag(AAD, IV, ciphertext);
    int asked = ThrowingCipher.ASKED.get();
    Security.insertProviderAt(new ThrowingProvider(), 1);
    try {
      assertThat(cipher.decrypt(AAD, IV, ciphertext, tag))
          .as("by the cipher that is kept since it encrypted")
          .isEqualTo(new byte[40]);
      A256CbcHs512 fresh = new A256CbcHs512(KEY); // has no cipher of an earlier provider
      assertThat(fresh.decrypt(AAD, IV, ciphertext, tag)).isNull();
      assertThat(ThrowingCipher.ASKED.get()).isEqualTo(asked + 1);
      tag[0] ^= 1;
      assertThat(fresh.decrypt(AAD, IV, ciphertext, tag)).isNull();
      assertThat(ThrowingCipher.ASKED.get())
          .as("nothing is decrypted under a wrong tag")
          .isEqualTo(asked + 1);
    } finally {
      Security.removeProvider(ThrowingProvider.NAME);
    }
  }

  /** Satchel uses a cipher again, which must not remember the former work. */
  @Test
  void aCipherThatRemembersItsFormerWork_isRefusedAtStartUp() {
    Security.insertProviderAt(new RememberingProvider(), 1);
    try {
      assertThatThrownBy(() -> new Jwe(KEY))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "AES in CBC mode must give one result for one input, but the ciphers of the security"
                  + " provider Remembering give another result when they are used again; put"
                  + " another provider before Remembering, in the file java.security or by"
                  + " Security.insertProviderAt");
    } finally {
      Security.removeProvider(RememberingProvider.NAME);
    }
    assertThat(new Jwe(KEY)).isNotNull();
  }

  private static final class RememberingProvider extends Provider {
    static final String NAME = "Remembering";

    RememberingProvider() {
      super(NAME, "1", "AES that goes on with its former work");
      put("Cipher.AES/CBC/PKCS5Padding", RememberingCipher.class.getName());
    }
  }

  /** Goes on with the last block of its former work, whatever vector it is given. */
  public static final class RememberingCipher extends ThrowingCipher {
    private final Cipher cipher;
    private byte[] vector;

    public RememberingCipher() throws GeneralSecurityException {
      this.cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
    }

    @Override
    protected void engineInit(
        int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random) {
      byte[] given = ((IvParameterSpec) parameters).getIV();
      try {
        cipher.init(mode, key, new IvParameterSpec(vector == null ? given : vector));
      } catch (GeneralSecurityException e) {
        throw new ProviderException(e);
      }
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length) {
      try {
        byte[] output = cipher.doFinal(input, offset, length);
        vector = Arrays.copyOfRange(output, output.length - 16, output.length);
        return output;
      } catch (GeneralSecurityException e) {
        throw new ProviderException(e);
      }
    }
  }

  private byte[] opened(byte[] ciphertext) {
    return cipher.decrypt(AAD, IV, ciphertext, cipher.tag(AAD, IV, ciphertext));
  }

  private static final class ThrowingProvider extends Provider {
    static final String NAME = "Throwing";

    ThrowingProvider() {
      super(NAME, "1", "AES that throws");
      put("Cipher.AES/CBC/PKCS5Padding", ThrowingCipher.class.getName());
    }
  }

  /** Throws what is not declared, as hardware-backed ciphers do. */
  public static class ThrowingCipher extends CipherSpi {
    static final AtomicInteger ASKED = new AtomicInteger();

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length) {
      ASKED.incrementAndGet();
      throw new ProviderException(new ShortBufferException());
    }

    @Override
    protected int engineDoFinal(
        byte[] input, int offset, int length, byte[] output, int outputOffset) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineSetMode(String mode) {}

    @Override
    protected void engineSetPadding(String padding) {}

    @Override
    protected int engineGetBlockSize() {
      return 16;
    }

    @Override
    protected int engineGetOutputSize(int length) {
      return length;
    }

    @Override
    protected byte[] engineGetIV() {
      return new byte[0];
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineInit(int mode, Key key, SecureRandom random) {}

    @Override
    protected void engineInit(
        int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random) {}

    @Override
    protected void engineInit(
        int mode, Key key, AlgorithmParameters parameters, SecureRandom random) {}

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected int engineUpdate(
        byte[] input, int offset, int length, byte[] output, int outputOffset) {
      throw new UnsupportedOperationException();
    }
  }
}
