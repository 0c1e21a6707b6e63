package dev.coffre.crypto;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What Linux tells of the processor.
final class Processor {
  /// Enough for what is said of the first core.
  private static final int FIRST_CORE = 8 << 10;

  private Processor() {}

  /// Whether it is one of those x86 that do not multiply numbers of 52 bits side by side (IFMA),
  /// for which the JDK computes Poly1305 in plain Java. Where nobody tells, it is none of them.
  static boolean lacksWideMultiplication() {
    try (var file = new FileInputStream("/proc/cpuinfo")) {
      var text = new String(file.readNBytes(FIRST_CORE), StandardCharsets.US_ASCII);
      return text.contains(" avx2 ") && !text.contains("ifma");
    } catch (IOException unknown) {
      return false;
    }
  }
}
