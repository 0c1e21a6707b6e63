package dev.coffre.recovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Sixteen bits of a hash as a word that can be said: consonant, vowel, consonant, vowel,
/// consonant.
final class CheckWord {
  private static final String CONSONANTS = "bdfghjklmnprstvz";
  private static final String VOWELS = "aiou";

  private CheckWord() {}

  /// The word of a text.
  ///
  /// @param number tells lines with the same text apart
  static String of(int number, String text) {
    var hash = hash(number + ":" + text);
    int bits = ((hash[0] & 0xff) << 8) | (hash[1] & 0xff);
    return consonant(bits >> 12)
        + vowel(bits >> 10)
        + consonant(bits >> 6)
        + vowel(bits >> 4)
        + consonant(bits);
  }

  private static String consonant(int bits) {
    return CONSONANTS.substring(bits & 15, (bits & 15) + 1);
  }

  private static String vowel(int bits) {
    return VOWELS.substring(bits & 3, (bits & 3) + 1);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
