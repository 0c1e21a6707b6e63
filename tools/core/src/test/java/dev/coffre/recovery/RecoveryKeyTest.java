package dev.coffre.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.secret.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RecoveryKeyTest {
  private static final Randomness RANDOM = new Random(7)::nextBytes;

  @ParameterizedTest
  @EnumSource
  void parse_ofItsText_isTheSameKey(RecoveryKey.Kind kind) throws PaperException {
    try (var key = RecoveryKey.generate(kind, RANDOM);
        var read = RecoveryKey.parse(text(key))) {
      assertThat(read.recipient()).isEqualTo(key.recipient());
      assertThat(read.secret().sameAs(key.secret())).isTrue();
    }
  }

  /// Every choice of 3 from 5, and of 2 from 3.
  @ParameterizedTest
  @CsvSource({"CLASSIC, 5, 3", "HYBRID, 5, 3", "CLASSIC, 3, 2", "CLASSIC, 4, 4"})
  void join_anyChoiceOfEnough_rebuildsTheKey(RecoveryKey.Kind kind, int parts, int threshold)
      throws PaperException {
    var key = RecoveryKey.generate(kind, RANDOM);
    var shares = printed(key.split(parts, threshold, RANDOM));
    for (int choice = 0; choice < (1 << parts); choice++) {
      var chosen = new ArrayList<Share>();
      for (int i = 0; i < parts; i++) {
        if (((choice >> i) & 1) != 0) {
          chosen.add(shares.get(i));
        }
      }
      if (chosen.size() >= threshold) {
        assertThat(RecoveryKey.join(chosen).secret().sameAs(key.secret())).isTrue();
      } else {
        assertThatThrownBy(() -> RecoveryKey.join(chosen)).isInstanceOf(PaperException.class);
      }
    }
  }

  @Test
  void join_sharesThatDoNotBelongTogether_isRefused() {
    var one = RecoveryKey.generate(RecoveryKey.Kind.CLASSIC, RANDOM);
    var shares = one.split(3, 2, RANDOM);
    var again = one.split(3, 2, RANDOM);
    var other = RecoveryKey.generate(RecoveryKey.Kind.CLASSIC, RANDOM).split(3, 2, RANDOM);
    assertThatThrownBy(() -> RecoveryKey.join(List.of(shares.get(0), other.get(1))))
        .hasMessage("the shares are not all of one key");
    assertThatThrownBy(() -> RecoveryKey.join(List.of(shares.get(0), again.get(1))))
        .hasMessage("the shares do not rebuild the key that they were made of");
    assertThatThrownBy(() -> RecoveryKey.join(List.of(shares.get(0), shares.get(0))))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> RecoveryKey.join(List.of())).isInstanceOf(PaperException.class);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # text, why
          COFFRE-SHARE-2-AAAA, a later version
          COFFRE-SHARE-1-AAAA, too short
          COFFRE-SHARE-1-1, not of the alphabet
          """)
  void parse_whatIsNoShare_isRefused(String text, String why) {
    assertThatThrownBy(() -> Share.parse(text)).as(why).isInstanceOf(PaperException.class);
  }

  private static List<Share> printed(List<Share> shares) throws PaperException {
    var read = new ArrayList<Share>();
    for (var share : shares) {
      assertThat(share.text()).hasSize(78);
      read.add(Share.parse(PaperText.parse(String.join("\n", PaperText.lines(share.text())))));
    }
    return read;
  }

  private static String text(RecoveryKey key) {
    return key.text().expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }
}
