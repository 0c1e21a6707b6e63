package dev.coffre.sops.value;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The parts of `ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]`.
///
/// @param sealed the ciphertext and, behind it, the tag of 16 bytes
/// @param iv of any length; 32 bytes are written
/// @param type `str`, `int`, `float`, `bool`, `bytes`, `comment` or `time`
@SuppressWarnings("ArrayRecordComponent") // never compared; lives for one call
record EncryptedValue(byte[] sealed, byte[] iv, String type) {
  private static final byte[] PREFIX = ascii("ENC[AES256_GCM,data:");
  private static final byte[] IV = ascii(",iv:");
  private static final byte[] TAG = ascii(",tag:");
  private static final byte[] TYPE = ascii(",type:");
  private static final int TAG_LENGTH = 16;

  /// Reads the whole of `text`. Stricter than sops, which accepts text behind the bracket and
  /// base64 with stray bits: both would let a file be changed unseen.
  static EncryptedValue parse(byte[] text) throws CipherException {
    if (!Arrays.equals(text, 0, Math.min(PREFIX.length, text.length), PREFIX, 0, PREFIX.length)
        || text[text.length - 1] != ']') {
      throw new CipherException("not of the form ENC[AES256_GCM,…]");
    }
    int iv = position(text, IV, PREFIX.length);
    int tag = position(text, TAG, iv);
    int type = position(text, TYPE, tag);
    var data = base64(text, PREFIX.length, iv, "data", TAG_LENGTH);
    var tagBytes = base64(text, tag + TAG.length, type, "tag", 0);
    if (tagBytes.length != TAG_LENGTH) {
      throw new CipherException("the tag is not 16 bytes long");
    }
    System.arraycopy(tagBytes, 0, data, data.length - TAG_LENGTH, TAG_LENGTH);
    int typeStart = type + TYPE.length;
    return new EncryptedValue(
        data,
        base64(text, iv + IV.length, tag, "iv", 0),
        new String(text, typeStart, text.length - 1 - typeStart, StandardCharsets.UTF_8));
  }

  /// The length of the plaintext in bytes.
  int length() {
    return sealed.length - TAG_LENGTH;
  }

  private static int position(byte[] text, byte[] mark, int from) throws CipherException {
    for (int i = from; i + mark.length <= text.length; i++) {
      if (text[i] == ',' && Arrays.equals(text, i, i + mark.length, mark, 0, mark.length)) {
        return i;
      }
    }
    var name = new String(mark, 1, mark.length - 2, StandardCharsets.US_ASCII);
    throw new CipherException("not of the form ENC[AES256_GCM,…]: no " + name);
  }

  /// @param room bytes left free behind the decoded ones
  private static byte[] base64(byte[] text, int start, int end, String part, int room)
      throws CipherException {
    int length = end - start;
    if (length < 4 || length % 4 != 0) {
      throw malformed(part);
    }
    int padding = text[end - 1] != '=' ? 0 : text[end - 2] != '=' ? 1 : 2;
    var bytes = new byte[length / 4 * 3 - padding + room];
    try {
      var source = ByteBuffer.wrap(text, start, length);
      ByteBuffer.wrap(bytes).put(Base64.getDecoder().decode(source));
    } catch (IllegalArgumentException e) {
      throw malformed(part);
    }
    requireNoStrayBits(text, end, bytes, bytes.length - room, part);
    return bytes;
  }

  /// Only the last four characters can stand for the same bytes in more than one way.
  private static void requireNoStrayBits(
      byte[] text, int end, byte[] bytes, int length, String part) throws CipherException {
    int tail = (length + 2) % 3 + 1;
    var last = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, length - tail, length));
    if (!Arrays.equals(text, end - 4, end, last, 0, 4)) {
      throw malformed(part);
    }
  }

  private static CipherException malformed(String part) {
    return new CipherException(part + " is not canonical base64");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The form it is written in.
  Value.Str text() {
    int split = sealed.length - TAG_LENGTH;
    var text = new ByteArrayOutputStream(split / 3 * 4 + 160);
    text.writeBytes(PREFIX);
    text.writeBytes(encoded(0, split));
    text.writeBytes(IV);
    text.writeBytes(Base64.getEncoder().encode(iv));
    text.writeBytes(TAG);
    text.writeBytes(encoded(split, sealed.length));
    text.writeBytes(TYPE);
    text.writeBytes(ascii(type + "]"));
    return new Value.Str(SecretBytes.adopt(text.toByteArray()));
  }

  private byte[] encoded(int start, int end) {
    var encoded = Base64.getEncoder().encode(ByteBuffer.wrap(sealed, start, end - start));
    return Arrays.copyOf(encoded.array(), encoded.limit());
  }
}
