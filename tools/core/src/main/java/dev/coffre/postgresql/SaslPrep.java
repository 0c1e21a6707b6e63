package dev.coffre.postgresql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/// SASLprep (RFC 4013, a profile of RFC 3454) as PostgreSQL applies it to passwords: what SASLprep
/// would reject is not an error but stays as it is, byte for byte.
///
/// One difference in the data: directions of characters are those of the running JDK's Unicode
/// version, PostgreSQL's those of Unicode 3.2. Normalization works on text, so a non-ASCII password
/// leaves a copy behind that cannot be wiped.
final class SaslPrep {
  private SaslPrep() {}

  /// The bytes to derive from, in a new array.
  static byte[] prepare(byte[] password) {
    if (isAscii(password)) {
      return password.clone();
    }
    return codePoints(password).flatMap(SaslPrep::normalize).orElseGet(password::clone);
  }

  private static boolean isAscii(byte[] password) {
    for (byte octet : password) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /// The code points of strict UTF-8; empty if it is something else.
  private static Optional<int[]> codePoints(byte[] password) {
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(password));
      var codePoints = decoded.codePoints().toArray();
      Arrays.fill(decoded.array(), '\0');
      return Optional.of(codePoints);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Steps 1 to 4 of RFC 3454 §2. PostgreSQL checks what step 1 leaves, not what step 2 makes of
  /// it, and so does this. Empty if the password is prohibited.
  private static Optional<byte[]> normalize(int[] password) {
    var mapped = map(password);
    try {
      if (mapped.length == 0 || Arrays.stream(mapped).anyMatch(StringPrep::isProhibited)) {
        return Optional.empty();
      }
      if (!directionsAgree(mapped)) {
        return Optional.empty();
      }
      var text = new String(mapped, 0, mapped.length);
      return Optional.of(
          Normalizer.normalize(text, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(password, 0);
      Arrays.fill(mapped, 0);
    }
  }

  private static int[] map(int[] password) {
    return Arrays.stream(password)
        .map(codePoint -> StringPrep.isNonAsciiSpace(codePoint) ? ' ' : codePoint)
        .filter(codePoint -> !StringPrep.isMappedToNothing(codePoint))
        .toArray();
  }

  /// RFC 3454 §6: text that holds a right-to-left character begins and ends with one and holds no
  /// left-to-right character.
  private static boolean directionsAgree(int[] text) {
    if (Arrays.stream(text).noneMatch(SaslPrep::isRightToLeft)) {
      return true;
    }
    return isRightToLeft(text[0])
        && isRightToLeft(text[text.length - 1])
        && Arrays.stream(text)
            .noneMatch(
                c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  private static boolean isRightToLeft(int codePoint) {
    byte direction = Character.getDirectionality(codePoint);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
