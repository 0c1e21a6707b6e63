package dev.coffre.postgresql;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// The client's side of a log-in by SCRAM-SHA-256 (RFC 5802 and 7677), without channel binding. Not
/// thread-safe.
public final class ScramClient {
  private static final String HEADER = "n,,";
  private static final Pattern SERVER_FIRST =
      Pattern.compile("r=([^,]+),s=([A-Za-z0-9+/=]+),i=([1-9][0-9]{0,6})");

  private final SecretBytes password;
  private final String nonce;
  private byte[] serverSignature = {};

  /// @param password left open
  public ScramClient(SecretBytes password, Randomness randomness) {
    this.password = password;
    this.nonce = Base64.getEncoder().encodeToString(randomness.bytes(18));
  }

  /// The first message. PostgreSQL knows the user from elsewhere.
  public String first() {
    return HEADER + bare();
  }

  private String bare() {
    return "n=,r=" + nonce;
  }

  /// The last message, in answer to the server's first.
  ///
  /// @throws UnusablePasswordException if the answer is none to {@link #first}, or the password is
  ///   empty or holds a zero byte
  public String answer(String serverFirst) throws UnusablePasswordException {
    var form = SERVER_FIRST.matcher(serverFirst);
    if (!form.matches() || !form.group(1).startsWith(nonce)) {
      throw new UnusablePasswordException("the server's answer is none of SCRAM-SHA-256");
    }
    var prepared = password.expose(ScramVerifier::prepare);
    var salt = Base64.getDecoder().decode(form.group(2));
    var salted = HmacSha256.of(prepared).pbkdf2(salt, Integer.parseInt(form.group(3)));
    Arrays.fill(prepared, (byte) 0);
    var withoutProof =
        "c="
            + Base64.getEncoder().encodeToString(HEADER.getBytes(StandardCharsets.US_ASCII))
            + ",r="
            + form.group(1);
    var spoken = bare() + "," + serverFirst + "," + withoutProof;
    serverSignature = HmacSha256.of(HmacSha256.of(salted).sign("Server Key")).sign(spoken);
    var proof = HmacSha256.of(salted).sign("Client Key");
    Arrays.fill(salted, (byte) 0);
    var signature = HmacSha256.of(HmacSha256.sha256(proof)).sign(spoken);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= signature[i];
    }
    return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
  }

  /// Whether the server's last message shows that it knows the verifier.
  public boolean isServer(String serverFinal) {
    var expected = "v=" + Base64.getEncoder().encodeToString(serverSignature);
    return serverSignature.length > 0
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            serverFinal.getBytes(StandardCharsets.US_ASCII));
  }
}
