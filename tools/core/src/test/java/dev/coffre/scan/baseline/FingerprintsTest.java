package dev.coffre.scan.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FingerprintsTest {
  private static final Salt SALT = new Salt("00112233445566778899aabbccddeeff");
  private static final SecretDigest SECRET = digest("k7f3-Canary-9d1e");

  private final Fingerprints fingerprints = new Fingerprints(SALT);

  @Test
  void fingerprint_sameFinding_isTheSame() {
    var first = fingerprints.of("rule", "path", SECRET);

    assertThat(first).matches("[0-9a-f]{20}");
    assertThat(new Fingerprints(SALT).of("rule", "path", digest("k7f3-Canary-9d1e")))
        .isEqualTo(first);
  }

  @Test
  void fingerprint_anotherRulePathSecretOrSalt_isAnother() {
    var other = new Fingerprints(new Salt("ff112233445566778899aabbccddeeff"));

    assertThat(fingerprints.of("rule", "path", SECRET))
        .isNotEqualTo(fingerprints.of("rule2", "path", SECRET))
        .isNotEqualTo(fingerprints.of("rule", "path2", SECRET))
        .isNotEqualTo(fingerprints.of("rul", "epath", SECRET))
        .isNotEqualTo(fingerprints.of("rule", "path", digest("k7f3-Canary-9d1f")))
        .isNotEqualTo(other.of("rule", "path", SECRET));
  }

  @Test
  void digest_printed_saysNothing() {
    assertThat(SECRET).hasToString("SecretDigest");
  }

  private static SecretDigest digest(String secret) {
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    return SecretDigest.of(bytes, 0, bytes.length);
  }
}
