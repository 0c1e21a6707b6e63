package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a random value by a policy: `LENGTH` for letters and digits, `hex:LENGTH`, or
/// `ascii:LENGTH` for every printable character but quotes, backslash and blank.
///
/// @param alphabet each of its characters is as likely as any other
/// @param length in characters
record Generator(String alphabet, int length) {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SIGNS = "!#$%&()*+,-./:;<=>?@[]^_{|}~";
  private static final Pattern POLICY = Pattern.compile("(?:(hex|ascii):)?([0-9]{1,4})");

  /// Below this a guess is cheap: 16 hexadecimal digits are 64 bits.
  private static final int SHORTEST = 16;

  private static final int LONGEST = 4096;

  static Generator parse(String policy) throws CommandException {
    Matcher parts = POLICY.matcher(policy);
    if (!parts.matches()) {
      throw CommandException.usage(
          "--generate: there is no such policy", "one of LENGTH, hex:LENGTH, ascii:LENGTH");
    }
    int length = Integer.parseInt(parts.group(2));
    if (length < SHORTEST || length > LONGEST) {
      throw CommandException.usage(
          "--generate: the length must be from " + SHORTEST + " to " + LONGEST, "32 is a good one");
    }
    return new Generator(alphabet(String.valueOf(parts.group(1))), length);
  }

  private static String alphabet(String name) {
    return switch (name) {
      case "hex" -> "0123456789abcdef";
      case "ascii" -> LETTERS + DIGITS + SIGNS;
      default -> LETTERS + DIGITS;
    };
  }

  SecretBytes generate(Randomness randomness) {
    var value = new byte[length];
    for (int i = 0; i < length; i++) {
      value[i] = (byte) alphabet.charAt(index(randomness));
    }
    return SecretBytes.adopt(value);
  }

  /// Bytes past the last whole multiple of the alphabet would favour its beginning: drawn again.
  private int index(Randomness randomness) {
    int fair = 256 - 256 % alphabet.length();
    var one = new byte[1];
    do {
      randomness.fill(one);
    } while (Byte.toUnsignedInt(one[0]) >= fair);
    return Byte.toUnsignedInt(one[0]) % alphabet.length();
  }
}
