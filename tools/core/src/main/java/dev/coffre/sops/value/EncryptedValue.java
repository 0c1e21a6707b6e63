package dev.coffre.sops.value;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The parts of `ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]`.
///
/// @param data the ciphertext without the tag
/// @param iv of any length; 32 bytes are written
/// @param tag 16 bytes
/// @param type `str`, `int`, `float`, `bool`, `bytes`, `comment` or `time`
@SuppressWarnings("ArrayRecordComponent") // never compared; lives for one call
record EncryptedValue(byte[] data, byte[] iv, byte[] tag, String type) {
  private static final String PREFIX = "ENC[AES256_GCM,data:";
  private static final String IV = ",iv:";
  private static final String TAG = ",tag:";
  private static final String TYPE = ",type:";

  /// Reads the whole of `text`. Stricter than sops, which accepts text behind the bracket and
  /// base64 with stray bits: both would let a file be changed unseen.
  static EncryptedValue parse(String text) throws CipherException {
    if (!text.startsWith(PREFIX) || !text.endsWith("]")) {
      throw new CipherException("not of the form ENC[AES256_GCM,…]");
    }
    int iv = position(text, IV, PREFIX.length());
    int tag = position(text, TAG, iv);
    int type = position(text, TYPE, tag);
    var value =
        new EncryptedValue(
            base64(text.substring(PREFIX.length(), iv), "data"),
            base64(text.substring(iv + IV.length(), tag), "iv"),
            base64(text.substring(tag + TAG.length(), type), "tag"),
            text.substring(type + TYPE.length(), text.length() - 1));
    if (value.tag.length != 16) {
      throw new CipherException("the tag is not 16 bytes long");
    }
    return value;
  }

  /// Whether `text` has the look of an encrypted value.
  static boolean looksLike(String text) {
    return text.startsWith(PREFIX);
  }

  private static int position(String text, String mark, int from) throws CipherException {
    int position = text.indexOf(mark, from);
    if (position < 0) {
      throw new CipherException("not of the form ENC[AES256_GCM,…]: no" + mark.replace(',', ' '));
    }
    return position;
  }

  private static byte[] base64(String text, String part) throws CipherException {
    return canonical(text)
        .orElseThrow(() -> new CipherException(part + " is not canonical base64"));
  }

  private static Optional<byte[]> canonical(String text) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      boolean same = Arrays.equals(Base64.getEncoder().encode(bytes), ascii(text));
      return same && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    var base64 = Base64.getEncoder();
    return PREFIX
        + base64.encodeToString(data)
        + IV
        + base64.encodeToString(iv)
        + TAG
        + base64.encodeToString(tag)
        + TYPE
        + type
        + "]";
  }
}
