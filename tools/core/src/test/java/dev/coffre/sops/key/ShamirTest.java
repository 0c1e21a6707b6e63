package dev.coffre.sops.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShamirTest {
  private static final Randomness RANDOM = new Random(7)::nextBytes;

  private static SecretBytes hex(String hex) {
    return SecretBytes.adopt(HexFormat.of().parseHex(hex));
  }

  /// f(x) = 0x42 + 0x03·x over GF(2^8): f(1) = 0x41, f(2) = 0x44, f(0xff) = 0x42 + 0x1a.
  @ParameterizedTest
  @CsvSource({"4101,4402", "4402,4101", "4101,58ff", "58ff,4402"})
  void sharesWorkedOutByHand_rebuildTheSecret(String first, String second) {
    assertThat(Shamir.combine(List.of(hex(first), hex(second))).sameAs(hex("42"))).isTrue();
  }

  @Property(tries = 200)
  void anyThresholdOfShares_rebuildsTheSecret(
      @ForAll byte[] secret,
      @ForAll @IntRange(min = 2, max = 9) int threshold,
      @ForAll @IntRange(max = 6) int spare,
      @ForAll Random random) {
    if (secret.length == 0) {
      return;
    }
    var shares =
        new ArrayList<>(
            Shamir.split(SecretBytes.copyOf(secret), threshold + spare, threshold, RANDOM));
    Collections.shuffle(shares, random);

    var rebuilt = Shamir.combine(shares.subList(0, threshold));

    assertThat(rebuilt.sameAs(SecretBytes.copyOf(secret))).isTrue();
  }

  @Test
  void fewerShares_giveAnotherSecret() {
    var shares = Shamir.split(hex("00112233445566778899aabbccddeeff"), 3, 3, RANDOM);

    assertThat(Shamir.combine(shares.subList(0, 2)).sameAs(hex("00112233445566778899aabbccddeeff")))
        .isFalse();
  }

  @Test
  void share_endsInItsNumber() {
    var shares = Shamir.split(hex("aabb"), 3, 2, RANDOM);

    assertThat(shares)
        .extracting(share -> share.expose(raw -> (int) raw[2]))
        .containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({"4101,4101", "4101,414202", "01,02"})
  void sharesThatDoNotFit_areRefused(String first, String second) {
    assertThatThrownBy(() -> Shamir.combine(List.of(hex(first), hex(second))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"2,1", "2,3", "256,2"})
  void numbersOutOfRange_areRefused(int parts, int threshold) {
    assertThatThrownBy(() -> Shamir.split(hex("aa"), parts, threshold, RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
