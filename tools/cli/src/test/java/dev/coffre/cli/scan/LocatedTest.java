package dev.coffre.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LocatedTest {
  private static final int[] BYTES = {
    0, 7, '\t', '\n', '\r', 0x1b, 0x1f, ' ', 'a', '~', 0x7f, 0x80, 0x85, 0xa9, 0xc2, 0xc3, 0xe2,
    0xff
  };

  @Test
  void excerpt_anyBytes_hasSpacesForControlCharacters() {
    var random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      var line = bytes(random);
      var text = new String(line, StandardCharsets.UTF_8);

      assertThat(Located.decoded(line, 0, line.length))
          .isEqualTo(text.replaceAll("\\p{Cntrl}", " "));
    }
  }

  private static byte[] bytes(Random random) {
    var bytes = new byte[random.nextInt(9)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) BYTES[random.nextInt(BYTES.length)];
    }
    return bytes;
  }
}
