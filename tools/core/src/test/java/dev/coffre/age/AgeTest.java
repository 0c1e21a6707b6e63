package dev.coffre.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgeTest {
  private static final Randomness RANDOM = new SecureRandom()::nextBytes;

  private final Age age = new Age(RANDOM);
  private final X25519Identity alice = X25519Identity.generate(RANDOM);
  private final X25519Identity bob = X25519Identity.generate(RANDOM);

  @Test
  void encrypt_eachRecipientDecrypts() throws AgeException {
    var file =
        age.encryptArmored(secret("hunter2"), List.of(alice.recipient(), bob.recipient()))
            .getBytes(UTF_8);
    for (var identity : List.of(alice, bob)) {
      assertThat(Age.decrypt(file, List.of(identity)).sameAs(secret("hunter2"))).isTrue();
    }
  }

  @Test
  void decrypt_strangersIdentity_namesTheStanzaTypes() throws AgeException {
    var file = age.encrypt(secret("hunter2"), List.of(alice.recipient()));
    assertThatThrownBy(() -> Age.decrypt(file, List.of(bob)))
        .isInstanceOfSatisfying(
            AgeException.NoIdentityMatch.class,
            e -> assertThat(e.stanzaTypes()).containsExactly("X25519"));
  }

  @Test
  void identityText_parsesBackToTheSameKey() throws AgeException {
    var text = alice.text().expose(bytes -> new String(bytes, UTF_8));
    assertThat(text).startsWith("AGE-SECRET-KEY-1").hasSize(74);
    assertThat(X25519Identity.parse(text).recipient()).hasToString(alice.recipient().toString());
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.copyOf(text.getBytes(UTF_8));
  }
}
