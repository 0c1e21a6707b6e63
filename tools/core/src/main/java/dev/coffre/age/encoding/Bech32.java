package dev.coffre.age.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Bech32 (BIP 173) without its limit of 90 characters, as age writes keys.
///
/// @param prefix the human-readable part, in the case it was written in
/// @param data the bytes behind it
@SuppressWarnings("ArrayRecordComponent") // never compared; opened at once by the key types
public record Bech32(String prefix, byte[] data) {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int CHECKSUM = 6;

  /// Writes `data` under `prefix`, in the case of the prefix.
  public static String encode(String prefix, byte[] data) {
    var lower = prefix.toLowerCase(Locale.ROOT);
    var values = regroup(data, 8, 5);
    int checksum = polymod(lower, values, CHECKSUM) ^ 1;
    var text = new StringBuilder(lower).append('1');
    for (byte value : values) {
      text.append(ALPHABET.charAt(value));
    }
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt((checksum >>> (5 * i)) & 31));
    }
    return lower.equals(prefix) ? text.toString() : text.toString().toUpperCase(Locale.ROOT);
  }

  /// Reads a text.
  ///
  /// @throws MalformedTextException if it is no Bech32: mixed case, no or an empty prefix, a
  ///   character outside the alphabet, a wrong checksum, or padding that is not zero
  public static Bech32 decode(String text) throws MalformedTextException {
    if (!isWithin(text, 0, 126)) {
      // Before any change of case: the lower case of the Kelvin sign is a plain k.
      throw new MalformedTextException("invalid character");
    }
    var lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new MalformedTextException("mixed case");
    }
    int separator = lower.lastIndexOf('1');
    if (separator < 1 || separator + 1 + CHECKSUM > lower.length()) {
      throw new MalformedTextException("separator '1' at invalid position");
    }
    var prefix = lower.substring(0, separator);
    if (!isWithin(prefix, 33, 126)) {
      throw new MalformedTextException("invalid character in the human-readable part");
    }
    var values = values(lower.substring(separator + 1));
    if (polymod(prefix, values, 0) != 1) {
      throw new MalformedTextException("invalid checksum");
    }
    var data = new byte[values.length - CHECKSUM];
    System.arraycopy(values, 0, data, 0, data.length);
    return new Bech32(text.substring(0, separator), unpad(data));
  }

  private static boolean isWithin(String text, int from, int to) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < from || text.charAt(i) > to) {
        return false;
      }
    }
    return true;
  }

  private static byte[] values(String text) throws MalformedTextException {
    var values = new byte[text.length()];
    for (int i = 0; i < values.length; i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new MalformedTextException("invalid character in the data part");
      }
      values[i] = (byte) value;
    }
    return values;
  }

  /// Five-bit groups to bytes; the bits left over are fewer than five and zero.
  private static byte[] unpad(byte[] values) throws MalformedTextException {
    int left = values.length * 5 % 8;
    boolean zero = left == 0 || (values[values.length - 1] & (1 << left) - 1) == 0;
    if (left >= 5 || !zero) {
      throw new MalformedTextException("invalid padding");
    }
    return regroup(values, 5, 8, values.length * 5 / 8);
  }

  private static byte[] regroup(byte[] bytes, int from, int to) {
    return regroup(bytes, from, to, (bytes.length * from + to - 1) / to);
  }

  private static byte[] regroup(byte[] bytes, int from, int to, int groups) {
    var out = new ByteArrayOutputStream(groups);
    int window = 0;
    int bits = 0;
    for (int i = 0; out.size() < groups; i++) {
      window = window << from | (i < bytes.length ? bytes[i] & 0xff : 0);
      for (bits += from; bits >= to && out.size() < groups; bits -= to) {
        out.write((window >>> (bits - to)) & ((1 << to) - 1));
      }
      window &= (1 << bits) - 1;
    }
    return out.toByteArray();
  }

  /// The checksum polynomial over prefix, data and `zeros` further zero groups.
  private static int polymod(String prefix, byte[] values, int zeros) {
    int check = 1;
    var letters = prefix.getBytes(StandardCharsets.US_ASCII);
    for (byte letter : letters) {
      check = step(check, letter >> 5);
    }
    check = step(check, 0);
    for (byte letter : letters) {
      check = step(check, letter & 31);
    }
    for (byte value : values) {
      check = step(check, value);
    }
    for (int i = 0; i < zeros; i++) {
      check = step(check, 0);
    }
    return check;
  }

  private static int step(int check, int value) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >>> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  /// The prefix only: the data may be a key.
  @Override
  public String toString() {
    return "Bech32[" + prefix + "]";
  }
}
