package dev.coffre.sops.value;

import dev.coffre.crypto.Aes256Gcm;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over one value, bound to its path by the additional data. The first values of a file
/// go through our own cipher, which is there at once; later and long ones through the JDK's, which
/// takes as long to start as some hundred values (docs/adr/0005). Not thread-safe.
public final class ValueCipher {

  /// The length of the IVs that are written, in bytes.
  public static final int IV_LENGTH = 32;

  private static final int TAG_LENGTH = Aes256Gcm.TAG;

  /// From this length on, in bytes, the JDK's cipher is worth its start.
  private static final int LONG = 4096;

  /// And from this many bytes in all, where each value counts a few blocks besides its own.
  private static final int MANY = 64 << 10;

  private static final int OVERHEAD = 100;

  /// What was encrypted.
  ///
  /// @param comment whether it was marked as a comment; `value` is its text then
  /// @param iv what it was encrypted with
  @SuppressWarnings("ArrayRecordComponent") // taken apart at once, never compared
  public record Decrypted(boolean comment, Value value, byte[] iv) {}

  private final SecretBytes key;
  private final Aes256Gcm cipher;
  private int spent;

  /// A cipher with the data key of one file.
  ///
  /// @param key 32 bytes, kept and not closed
  public ValueCipher(SecretBytes key) {
    this.key = key;
    this.cipher = key.expose(Aes256Gcm::new);
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
    var sealed = PlainText.expose(value, plain -> seal(iv, utf8(aad), plain));
    var type = comment ? "comment" : PlainText.type(value);
    return new EncryptedValue(sealed, iv, type).text();
  }

  /// What an `ENC[…]` string holds. The caller has dealt with the empty string.
  ///
  /// @throws CipherException if it is malformed, or was made with another key or for another path
  public Decrypted decrypt(Value.Str encrypted, String aad) throws CipherException {
    var parts = encrypted.bytes().expose(EncryptedValue::parse);
    var plain =
        open(parts.iv(), utf8(aad), parts.sealed())
            .orElseThrow(() -> new CipherException("message authentication failed"));
    boolean comment = parts.type().equals("comment");
    return new Decrypted(comment, TypedText.read(parts.type(), plain), parts.iv());
  }

  private byte[] seal(byte[] iv, byte[] aad, byte[] plain) {
    return isBulk(plain.length)
        ? bulk(Cipher.ENCRYPT_MODE, iv, aad, plain).orElseThrow()
        : cipher.seal(iv, aad, plain);
  }

  private Optional<byte[]> open(byte[] iv, byte[] aad, byte[] sealed) {
    return isBulk(sealed.length)
        ? bulk(Cipher.DECRYPT_MODE, iv, aad, sealed)
        : cipher.open(iv, aad, sealed);
  }

  private boolean isBulk(int length) {
    if (length >= LONG || spent >= MANY) {
      return true;
    }
    spent += OVERHEAD + length;
    return false;
  }

  private Optional<byte[]> bulk(int mode, byte[] iv, byte[] aad, byte[] input) {
    try {
      var bulk = Cipher.getInstance("AES/GCM/NoPadding");
      var secretKey = key.expose(raw -> new SecretKeySpec(raw, "AES"));
      bulk.init(mode, secretKey, new GCMParameterSpec(TAG_LENGTH * 8, iv));
      bulk.updateAAD(aad);
      return Optional.of(bulk.doFinal(input));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no AES-GCM", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isEmpty(Value value) {
    return value instanceof Value.Str(var bytes) && bytes.length() == 0;
  }
}
