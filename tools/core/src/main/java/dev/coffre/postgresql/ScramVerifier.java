package dev.coffre.postgresql;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// A SCRAM-SHA-256 verifier (RFC 5802 and 7677) as PostgreSQL keeps it in `pg_authid.rolpassword`:
///
/// ```
/// SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>      salt and keys in base64
/// ```
///
/// `CREATE ROLE … PASSWORD` and `ALTER ROLE … PASSWORD` store a text of this form as it is, so the
/// password itself never has to reach the server. The verifier does not log anyone in, but whoever
/// holds it can try passwords against it and can pose as the server: keep it out of logs where you
/// can.
///
/// Immutable and thread-safe.
public final class ScramVerifier {

  /// PostgreSQL's own defaults (`scram_iterations`, and its salt length in bytes).
  private static final int ITERATIONS = 4096;

  private static final int SALT_LENGTH = 16;

  private static final Pattern FORM =
      Pattern.compile("SCRAM-SHA-256\\$([1-9][0-9]{0,9}):([^:$]+)\\$([^:$]+):([^:$]+)");

  private final int iterations;
  private final byte[] salt;
  private final byte[] storedKey;
  private final byte[] serverKey;

  private ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
    this.iterations = iterations;
    this.salt = salt;
    this.storedKey = storedKey;
    this.serverKey = serverKey;
  }

  /// A verifier for `password` with a fresh 16-byte salt and 4096 iterations.
  ///
  /// A password in UTF-8 is prepared as the server and libpq do it (SASLprep, RFC 4013); one that
  /// is not UTF-8, or that SASLprep prohibits, is used byte for byte, again as they do. Clients
  /// written elsewhere may refuse the latter: generated passwords should be plain ASCII.
  ///
  /// @throws UnusablePasswordException if the password is empty or holds a zero byte
  public static ScramVerifier of(SecretBytes password, Randomness randomness)
      throws UnusablePasswordException {
    return derive(password, randomness.bytes(SALT_LENGTH), ITERATIONS);
  }

  /// Reads a verifier as PostgreSQL stores it.
  ///
  /// @throws MalformedVerifierException if `text` has another form, or keys that are not 32 bytes
  public static ScramVerifier parse(String text) throws MalformedVerifierException {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new MalformedVerifierException("not of the form SCRAM-SHA-256$i:salt$key:key");
    }
    try {
      return new ScramVerifier(
          Integer.parseInt(form.group(1)),
          Base64.getDecoder().decode(form.group(2)),
          key("StoredKey", form.group(3)),
          key("ServerKey", form.group(4)));
    } catch (NumberFormatException e) {
      throw new MalformedVerifierException("the iteration count is out of range");
    } catch (IllegalArgumentException e) {
      throw new MalformedVerifierException("salt or key is not base64");
    }
  }

  private static byte[] key(String name, String base64) throws MalformedVerifierException {
    var key = Base64.getDecoder().decode(base64);
    if (key.length != HmacSha256.LENGTH) {
      throw new MalformedVerifierException(
          "the " + name + " has " + key.length + " bytes, not " + HmacSha256.LENGTH);
    }
    return key;
  }

  static ScramVerifier derive(SecretBytes password, byte[] salt, int iterations)
      throws UnusablePasswordException {
    var prepared = password.expose(ScramVerifier::prepare);
    var salted = HmacSha256.of(prepared).pbkdf2(salt, iterations);
    var clientKey = HmacSha256.of(salted).sign("Client Key");
    try {
      return new ScramVerifier(
          iterations,
          salt.clone(),
          HmacSha256.sha256(clientKey),
          HmacSha256.of(salted).sign("Server Key"));
    } finally {
      Arrays.fill(prepared, (byte) 0);
      Arrays.fill(salted, (byte) 0);
      Arrays.fill(clientKey, (byte) 0);
    }
  }

  static byte[] prepare(byte[] password) throws UnusablePasswordException {
    if (password.length == 0) {
      throw new UnusablePasswordException("the password is empty");
    }
    for (byte octet : password) {
      if (octet == 0) {
        throw new UnusablePasswordException("the password holds a zero byte");
      }
    }
    return SaslPrep.prepare(password);
  }

  /// Whether `password` is the one this verifier was made from. The keys are compared in constant
  /// time.
  ///
  /// @throws UnusablePasswordException if the password is empty or holds a zero byte
  public boolean accepts(SecretBytes password) throws UnusablePasswordException {
    var other = derive(password, salt, iterations);
    return MessageDigest.isEqual(storedKey, other.storedKey)
        && MessageDigest.isEqual(serverKey, other.serverKey);
  }

  /// The text that PostgreSQL stores; ASCII without quotes, safe inside an SQL literal.
  public String text() {
    var base64 = Base64.getEncoder();
    return "SCRAM-SHA-256$%d:%s$%s:%s"
        .formatted(
            iterations,
            base64.encodeToString(salt),
            base64.encodeToString(storedKey),
            base64.encodeToString(serverKey));
  }

  @Override
  public String toString() {
    return "ScramVerifier[" + iterations + " iterations]";
  }
}
