package dev.coffre.sops.value;

import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// What can be said of an `ENC[…]` text without a key.
///
/// @param ivLength in bytes; sops and Coffre write 32
/// @param type of the value inside
/// @param length of the value inside, in bytes: encryption does not hide it
public record Envelope(int ivLength, String type, int length) {
  private static final byte[] START = "ENC[AES256_GCM,".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> TYPES =
      Set.of("str", "int", "float", "bool", "bytes", "comment", "time");

  /// Whether a text begins as an encrypted value does, sound or not.
  public static boolean isMeant(Value value) {
    return value instanceof Value.Str(var bytes)
        && bytes.expose(raw ->
            raw.length >= START.length
                && Arrays.equals(raw, 0, START.length, START, 0, START.length));
  }

  /// Whether a text is a well-formed encrypted value.
  public static boolean isSound(Value.Str text) {
    if (!isMeant(text)) {
      return false;
    }
    try {
      read(text);
      return true;
    } catch (CipherException e) {
      return false;
    }
  }

  /// Reads the whole of a text.
  ///
  /// @throws CipherException if it is not a well-formed encrypted value; the message does not quote
  ///   it
  public static Envelope read(Value.Str text) throws CipherException {
    var parts = text.bytes().expose(EncryptedValue::parse);
    if (!TYPES.contains(parts.type())) {
      throw new CipherException("its type is not one that sops knows");
    }
    return new Envelope(parts.iv().length, parts.type(), parts.length());
  }
}
