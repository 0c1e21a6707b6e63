package dev.coffre.cli.age;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Tells SSH public keys of other types from garbage.
final class SshLine {
  private SshLine() {}

  /// The type of the key in a line of `authorized_keys`; empty if it is none.
  static Optional<String> type(String line) {
    var fields = line.split(" ", -1);
    if (fields.length < 2) {
      return Optional.empty();
    }
    var type = fields[0].getBytes(StandardCharsets.UTF_8);
    var start = new byte[4 + type.length];
    start[3] = (byte) type.length;
    System.arraycopy(type, 0, start, 4, type.length);
    try {
      var blob = Base64.getDecoder().decode(fields[1]);
      boolean same =
          blob.length >= start.length && Arrays.equals(start, Arrays.copyOf(blob, start.length));
      return same ? Optional.of(fields[0]) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
