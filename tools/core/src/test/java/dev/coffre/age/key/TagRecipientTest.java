package dev.coffre.age.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.secret.SecretBytes;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;

/// The sender's side of tagged recipients against BouncyCastle's HPKE as the hardware's side.
class TagRecipientTest {
  private static final byte[] FILE_KEY = "0123456789abcdef".getBytes(US_ASCII);

  @Test
  void wrap_classic_opensWithTheIndependentHpke() throws Exception {
    var hpke =
        new HPKE(
            HPKE.mode_base,
            HPKE.kem_P256_SHA256,
            HPKE.kdf_HKDF_SHA256,
            HPKE.aead_CHACHA20_POLY1305);
    var pair = hpke.generatePrivateKey();
    var recipient = TagRecipient.parse(text(hpke, pair));
    assertThat(recipient).hasToString(text(hpke, pair));
    var wrapping = recipient.wrap(SecretBytes.copyOf(FILE_KEY), new SecureRandom()::nextBytes);
    var stanza = wrapping.stanzas().getFirst();
    assertThat(wrapping.labels()).isEmpty();
    assertThat(stanza.type()).isEqualTo("p256tag");
    var share = UnpaddedBase64.decode(stanza.arguments().get(1));
    var info = "age-encryption.org/p256tag".getBytes(US_ASCII);
    var opened = hpke.setupBaseR(share, pair, info).open(new byte[0], stanza.body());
    assertThat(opened).isEqualTo(FILE_KEY);
  }

  @Test
  void wrap_hybrid_opensWithTheIndependentHpke() throws Exception {
    var hpke =
        new HPKE(
            HPKE.mode_base,
            HPKE.kem_MLKEM768_P256,
            HPKE.kdf_HKDF_SHA256,
            HPKE.aead_CHACHA20_POLY1305);
    var pair = hpke.generatePrivateKey();
    var text = Bech32.encode("age1tagpq", hpke.serializePublicKey(pair.getPublic()));
    var recipient = TagRecipient.parse(text);
    assertThat(recipient).hasToString(text);
    var wrapping = recipient.wrap(SecretBytes.copyOf(FILE_KEY), new SecureRandom()::nextBytes);
    var stanza = wrapping.stanzas().getFirst();
    assertThat(wrapping.labels()).containsExactly(Wrapping.POST_QUANTUM);
    assertThat(stanza.type()).isEqualTo("mlkem768p256tag");
    var share = UnpaddedBase64.decode(stanza.arguments().get(1));
    var info = "age-encryption.org/mlkem768p256tag".getBytes(US_ASCII);
    var opened = hpke.setupBaseR(share, pair, info).open(new byte[0], stanza.body());
    assertThat(opened).isEqualTo(FILE_KEY);
  }

  @Test
  void parse_notOnTheCurve_throws() {
    var point = new byte[33];
    Arrays.fill(point, (byte) 0xff);
    point[0] = 2;
    assertThatThrownBy(() -> TagRecipient.parse(Bech32.encode("age1tag", point)))
        .isInstanceOf(AgeException.InvalidKey.class);
  }

  private static String text(HPKE hpke, AsymmetricCipherKeyPair pair) {
    var point = hpke.serializePublicKey(pair.getPublic());
    var compressed = Arrays.copyOf(point, 33);
    compressed[0] = (byte) (2 + (point[64] & 1));
    return Bech32.encode("age1tag", compressed);
  }
}
