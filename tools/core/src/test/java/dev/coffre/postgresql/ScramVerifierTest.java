package dev.coffre.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScramVerifierTest {
  private static final String KEY = "A".repeat(43) + "=";

  /// The exchange of RFC 7677 §3: the verifier's keys must check the client's proof and give the
  /// server's signature.
  @Test
  void derive_rfc7677Example_checksTheClientsProofAndSignsAsTheServer() throws Exception {
    var salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    var exchange =
        "n=user,r=rOprNGfwEbeRWgbNEkqO,"
            + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
            + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    var proof = Base64.getDecoder().decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");

    var parts = ScramVerifier.derive(secret("pencil"), salt, 4096).text().split("[$:]", -1);
    var storedKey = Base64.getDecoder().decode(parts[3]);
    var serverKey = Base64.getDecoder().decode(parts[4]);

    assertThat(HmacSha256.of(serverKey).sign(exchange))
        .isEqualTo(Base64.getDecoder().decode("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    var clientKey = xor(proof, HmacSha256.of(storedKey).sign(exchange));
    assertThat(HmacSha256.sha256(clientKey)).isEqualTo(storedKey);
  }

  @Test
  void of_knownRandomness_hasPostgresqlsForm() throws Exception {
    var verifier = ScramVerifier.of(secret("pencil"), target -> Arrays.fill(target, (byte) 7));

    assertThat(verifier.text())
        .matches(
            "SCRAM-SHA-256\\$4096:BwcHBwcHBwcHBwcHBwcHBw==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=");
    assertThat(verifier).hasToString("ScramVerifier[4096 iterations]");
  }

  @Property(tries = 20)
  void accepts_onlyThePasswordItWasMadeFrom(
      @ForAll @Size(min = 1, max = 80) byte[] one, @ForAll @Size(min = 1, max = 80) byte[] other)
      throws Exception {
    Assume.that(!Arrays.equals(one, other) && noZero(one) && noZero(other));
    var verifier = ScramVerifier.derive(SecretBytes.copyOf(one), new byte[16], 2);

    assertThat(verifier.accepts(SecretBytes.copyOf(one))).isTrue();
    assertThat(verifier.accepts(SecretBytes.copyOf(other))).isFalse();
    assertThat(ScramVerifier.parse(verifier.text()).text()).isEqualTo(verifier.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "be\0fore"})
  void of_passwordNoClientCanSend_isRefused(String password) {
    assertThatThrownBy(() -> ScramVerifier.of(secret(password), target -> {}))
        .isInstanceOf(UnusablePasswordException.class)
        .hasMessageNotContaining("fore");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          md5deadbeef,                              not of the form
          SCRAM-SHA-1$4096:AAAA$K:K,                not of the form
          SCRAM-SHA-256$0:AAAA$K:K,                 not of the form
          SCRAM-SHA-256$9999999999:AAAA$K:K,        iteration count is out of range
          SCRAM-SHA-256$4096:A!A=$K:K,              not base64
          SCRAM-SHA-256$4096:AAAA$AAAA:K,           the StoredKey has 3 bytes
          SCRAM-SHA-256$4096:AAAA$K:AAAA,           the ServerKey has 3 bytes
          SCRAM-SHA-256$4096:AAAA$K:K trailing,     not base64
          """)
  void parse_otherText_isRefused(String text, String why) {
    var written = text.replace("K", KEY);

    assertThatThrownBy(() -> ScramVerifier.parse(written))
        .isInstanceOf(MalformedVerifierException.class)
        .hasMessageContaining(why);
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] xor(byte[] one, byte[] other) {
    var result = one.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= other[i];
    }
    return result;
  }

  private static boolean noZero(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet == 0) {
        return false;
      }
    }
    return true;
  }
}
