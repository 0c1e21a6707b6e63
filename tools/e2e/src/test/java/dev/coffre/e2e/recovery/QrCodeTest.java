package dev.coffre.e2e.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.coffre.recovery.QrCode;
import dev.coffre.recovery.RecoveryKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// An independent reader, ZXing, reads what is drawn.
final class QrCodeTest {
  private static final int MODULE = 4;
  private static final int QUIET = 4;
  private static final int SIDE = (QrCode.SIZE + 2 * QUIET) * MODULE;

  @ParameterizedTest
  @EnumSource
  void of_keysAndShares_isReadByZxing(RecoveryKey.Kind kind) throws Exception {
    var random = new Random(kind.name().length());
    for (int i = 0; i < 50; i++) {
      var key = RecoveryKey.generate(kind, random::nextBytes);
      var text = key.text().expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      assertThat(read(pixels(QrCode.of(text)))).isEqualTo(text);
      for (var share : key.split(3, 2, random::nextBytes)) {
        assertThat(read(pixels(QrCode.of(share.text())))).isEqualTo(share.text());
      }
    }
  }

  @Test
  void of_everyLength_isReadByZxing() throws Exception {
    for (int length = 1; length <= 87; length++) {
      var text = "A-0Z9".repeat(18).substring(0, length);
      assertThat(read(pixels(QrCode.of(text)))).isEqualTo(text);
    }
  }

  /// A stain over an eighth of the code, in its middle.
  @Test
  void of_stained_isStillRead() throws Exception {
    var text = "AGE-SECRET-KEY-1" + "Q".repeat(58);
    var pixels = pixels(QrCode.of(text));
    for (int y = SIDE / 2 - 24; y < SIDE / 2 + 24; y++) {
      Arrays.fill(pixels, y * SIDE + SIDE / 2 - 24, y * SIDE + SIDE / 2 + 24, 0xff000000);
    }
    assertThat(read(pixels)).isEqualTo(text);
  }

  @Test
  void of_whatDoesNotFit_isRefused() {
    assertThatThrownBy(() -> QrCode.of("A".repeat(88)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> QrCode.of("small")).isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] pixels(QrCode code) {
    var pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, 0xffffffff);
    for (int y = 0; y < QrCode.SIZE * MODULE; y++) {
      for (int x = 0; x < QrCode.SIZE * MODULE; x++) {
        if (code.isDark(x / MODULE, y / MODULE)) {
          pixels[(y + QUIET * MODULE) * SIDE + x + QUIET * MODULE] = 0xff000000;
        }
      }
    }
    return pixels;
  }

  private static String read(int[] pixels) throws Exception {
    var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(SIDE, SIDE, pixels)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
  }
}
