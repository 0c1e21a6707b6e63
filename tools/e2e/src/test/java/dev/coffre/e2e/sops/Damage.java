package dev.coffre.e2e.sops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random damage to a file.
enum Damage {
  /// One bit is turned.
  BIT {
    @Override
    byte[] to(byte[] file, Random random) {
      var damaged = file.clone();
      damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(7));
      return damaged;
    }
  },
  /// The end is cut off.
  CUT {
    @Override
    byte[] to(byte[] file, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  /// Two lines change places.
  SWAP {
    @Override
    byte[] to(byte[] file, Random random) {
      var lines = lines(file);
      Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
      return joined(lines);
    }
  },
  /// A line is lost.
  LOSS {
    @Override
    byte[] to(byte[] file, Random random) {
      var lines = lines(file);
      lines.remove(random.nextInt(lines.size()));
      return joined(lines);
    }
  },
  /// A line comes twice.
  REPEAT {
    @Override
    byte[] to(byte[] file, Random random) {
      var lines = lines(file);
      int line = random.nextInt(lines.size());
      lines.add(line, lines.get(line));
      return joined(lines);
    }
  };

  /// The damaged file; `file` stays as it is.
  abstract byte[] to(byte[] file, Random random);

  /// Bytes are kept by reading them as Latin-1.
  private static List<String> lines(byte[] file) {
    var text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    return new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
  }

  private static byte[] joined(List<String> lines) {
    return String.join("", lines).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
