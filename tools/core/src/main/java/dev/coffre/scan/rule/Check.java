package dev.coffre.scan.rule;

import java.util.Locale;
import java.util.Optional;

/// What must hold within a token beyond its pattern.
public enum Check {
  /// Its first part is the header of a JSON Web Token.
  JWT,
  /// Its last six digits in base 62 are the CRC-32 of what stands between them and the prefix,
  /// which ends with `_`, as GitHub and npm make them.
  CRC32_BASE62;

  /// The name in a rule file: `crc32-base62`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Check> of(String text) {
    for (var check : values()) {
      if (check.text().equals(text)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }
}
