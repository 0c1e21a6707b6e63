package dev.coffre.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Aes256GcmTest {

  /// FIPS 197, appendix C.3.
  @Test
  void block_isThatOfTheStandard() {
    var key =
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    var block = new long[] {0x0011223344556677L, 0x8899aabbccddeeffL};

    new Aes256(key).encrypt(block);

    assertThat(block).containsExactly(0x8ea2b7ca516745bfL, 0xeafc49904b496089L);
  }

  @Property(tries = 300)
  void sealed_isWhatTheJdkMakes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int ivLength,
      @ForAll @IntRange(max = 40) int aadLength,
      @ForAll @IntRange(max = 100) int length)
      throws GeneralSecurityException {
    var random = new Random(seed);
    var key = bytes(random, 32);
    var iv = bytes(random, ivLength);
    var aad = bytes(random, aadLength);
    var plaintext = bytes(random, length);

    var sealed = new Aes256Gcm(key).seal(iv, aad, plaintext);

    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(aad);
    assertThat(sealed).isEqualTo(cipher.doFinal(plaintext));
    assertThat(new Aes256Gcm(key).open(iv, aad, sealed)).hasValue(plaintext);
  }

  @Property(tries = 200)
  void flippedBit_isRefused(@ForAll long seed, @ForAll @IntRange(max = 10_000) int place) {
    var random = new Random(seed);
    var cipher = new Aes256Gcm(bytes(random, 32));
    var iv = bytes(random, 32);
    var sealed = cipher.seal(iv, new byte[] {1}, bytes(random, 20));
    sealed[place % sealed.length] ^= (byte) (1 << (place % 8));

    assertThat(cipher.open(iv, new byte[] {1}, sealed)).isEmpty();
  }

  @Test
  void shorterThanATag_isRefused() {
    assertThat(new Aes256Gcm(new byte[32]).open(new byte[32], new byte[0], new byte[15])).isEmpty();
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
