package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.call.Failure;
import java.util.Comparator;

/// The version that a file names, which sops checks before it opens one.
public record SopsVersion(int major, int minor, int patch) implements Comparable<SopsVersion> {

  /// The version that this drop-in stands in for and writes into files.
  public static final String CURRENT = "3.13.3";

  /// The version of files as old as sops 1, whatever follows the `1.`.
  private static final SopsVersion FIRST = new SopsVersion(1, 0, 0);

  /// Reads `3.13.3`, with an optional `v` in front; what follows the third number is let be.
  ///
  /// @throws Failure if it is not a semantic version
  public static SopsVersion parse(String text) throws Failure {
    if (text.startsWith("1.")) {
      return FIRST;
    }
    var bare = text.startsWith("v") ? text.substring(1) : text;
    if (bare.isEmpty()) {
      throw Failure.generic("Version string empty");
    }
    var parts = bare.split("\\.", 3);
    if (parts.length < 3) {
      throw Failure.generic("No Major.Minor.Patch elements found");
    }
    return new SopsVersion(
        number(parts[0], "major"),
        number(parts[1], "minor"),
        number(parts[2].split("[-+]", 2)[0], "patch"));
  }

  private static int number(String digits, String which) throws Failure {
    boolean padded = digits.length() > 1 && digits.startsWith("0");
    if (digits.isEmpty() || digits.length() > 9 || padded || !digits.matches("[0-9]+")) {
      throw Failure.generic(
          "Invalid character(s) found in %s number \"%s\"".formatted(which, digits));
    }
    return Integer.parseInt(digits);
  }

  @Override
  public int compareTo(SopsVersion other) {
    return Comparator.comparingInt(SopsVersion::major)
        .thenComparingInt(SopsVersion::minor)
        .thenComparingInt(SopsVersion::patch)
        .compare(this, other);
  }
}
