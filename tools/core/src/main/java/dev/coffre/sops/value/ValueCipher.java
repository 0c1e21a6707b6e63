package dev.coffre.sops.value;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over one value, bound to its path by the additional data.
public final class ValueCipher {

  /// The length of the IVs that are written, in bytes.
  public static final int IV_LENGTH = 32;

  private static final int TAG_LENGTH = 16;

  /// What was encrypted.
  ///
  /// @param comment whether it was marked as a comment; `value` is its text then
  /// @param iv what it was encrypted with
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once, never compared
  public record Decrypted(boolean comment, Value value, byte[] iv) {}

  private final SecretKeySpec key;

  /// A cipher with the data key of one file.
  public ValueCipher(SecretBytes key) {
    this.key = key.expose(raw -> new SecretKeySpec(raw, "AES"));
  }

  /// The `ENC[…]` string of a value; an empty string stays empty.
  ///
  /// @param comment whether `value` is the text of a comment
  /// @param aad the path, or the time for the MAC
  /// @param iv {@link #IV_LENGTH} random bytes, never used before with this key and another value
  public Value.Str encrypt(Value value, boolean comment, String aad, byte[] iv) {
    if (isEmpty(value)) {
      return Value.Str.of("");
    }
    var sealed = PlainText.expose(value, plain -> run(Cipher.ENCRYPT_MODE, iv, aad, plain));
    int split = sealed.length - TAG_LENGTH;
    var type = comment ? "comment" : PlainText.type(value);
    return Value.Str.of(
        new EncryptedValue(
                Arrays.copyOf(sealed, split),
                iv,
                Arrays.copyOfRange(sealed, split, sealed.length),
                type)
            .toString());
  }

  /// What an `ENC[…]` string holds. The caller has dealt with the empty string.
  ///
  /// @throws CipherException if it is malformed, or was made with another key or for another path
  public Decrypted decrypt(Value.Str encrypted, String aad) throws CipherException {
    var parts = EncryptedValue.parse(encrypted.text());
    var sealed = Arrays.copyOf(parts.data(), parts.data().length + TAG_LENGTH);
    System.arraycopy(parts.tag(), 0, sealed, parts.data().length, TAG_LENGTH);
    var plain = open(parts.iv(), aad, sealed);
    boolean comment = parts.type().equals("comment");
    return new Decrypted(comment, TypedText.read(parts.type(), plain), parts.iv());
  }

  private byte[] open(byte[] iv, String aad, byte[] sealed) throws CipherException {
    try {
      return run(Cipher.DECRYPT_MODE, iv, aad, sealed);
    } catch (IllegalStateException e) {
      throw new CipherException("message authentication failed");
    }
  }

  private byte[] run(int mode, byte[] iv, String aad, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * 8, iv));
      cipher.updateAAD(aad.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isEmpty(Value value) {
    return value instanceof Value.Str(var bytes) && bytes.length() == 0;
  }
}
