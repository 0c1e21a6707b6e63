package dev.coffre.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Both ways for bulk data give what our own cipher for short messages gives.
class BulkCipherTest {
  /// New ones: the JDK's ciphers do not take a key and a nonce twice in a row.
  private static List<BulkCipher> both() {
    return List.of(new SplitCipher(), new JdkCipher());
  }

  @Property(tries = 300)
  void seal_andOpen_agreeWithTheShortWay(
      @ForAll long seed, @ForAll @IntRange(max = 70_000) int length) {
    var random = new Random(seed);
    var key = bytes(random, 32);
    var text = bytes(random, length);
    for (var cipher : both()) {
      var nonce = bytes(random, ChaCha20Poly1305.NONCE);
      var sealed = new byte[length + ChaCha20Poly1305.TAG];

      assertThat(cipher.seal(key, nonce, text, length, sealed)).isEqualTo(sealed.length);
      assertThat(sealed).isEqualTo(ChaCha20Poly1305.seal(key, nonce, text));

      var opened = new byte[length];
      assertThat(cipher.open(key, nonce, sealed, sealed.length, opened)).hasValue(length);
      assertThat(opened).isEqualTo(text);
    }
  }

  @Property(tries = 100)
  void open_oneBitFlipped_writesNothing(
      @ForAll long seed, @ForAll @IntRange(max = 5_000) int length, @ForAll int at) {
    var random = new Random(seed);
    var key = bytes(random, 32);
    var nonce = bytes(random, ChaCha20Poly1305.NONCE);
    var sealed = ChaCha20Poly1305.seal(key, nonce, bytes(random, length));
    int bit = Math.floorMod(at, sealed.length * 8);
    sealed[bit / 8] ^= (byte) (1 << bit % 8);
    for (var cipher : both()) {
      var opened = new byte[length];

      assertThat(cipher.open(key, nonce, sealed, sealed.length, opened)).isEmpty();
      assertThat(opened).isEqualTo(new byte[length]);
    }
  }

  @Property(tries = 17)
  void open_shorterThanATag_isRefused(@ForAll @IntRange(max = 15) int length) {
    for (var cipher : both()) {
      assertThat(cipher.open(new byte[32], new byte[12], new byte[length], length, new byte[16]))
          .isEmpty();
    }
  }

  private static byte[] bytes(Random random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
