package dev.coffre.e2e.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.age.Age;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Both directions against age in TypeScript (npm `age-encryption`), a second independent reader.
class TypeScriptInteropTest {
  private static final Randomness RANDOM = new SecureRandom()::nextBytes;

  /// Decrypts standard input, and encrypts what it finds, with two words more, to the recipient.
  private static final String SCRIPT =
      """
      import { Encrypter, Decrypter } from "age-encryption";
      import { readFileSync } from "node:fs";
      const [identity, recipient] = process.argv.slice(1);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      const text = await decrypter.decrypt(readFileSync(0), "text");
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      process.stdout.write(Buffer.from(await encrypter.encrypt(text + " and back")));
      """;

  @Test
  void classicKeys_bothDirections() throws Exception {
    var identity = X25519Identity.generate(RANDOM);
    assertThat(thereAndBack(identity, identity.text(), identity.recipient().toString()))
        .isEqualTo("there and back");
  }

  @Test
  void hybridKeys_bothDirections() throws Exception {
    var identity = HybridIdentity.generate(RANDOM);
    assertThat(thereAndBack(identity, identity.text(), identity.recipient().toString()))
        .isEqualTo("there and back");
  }

  private static String thereAndBack(Identity identity, SecretBytes text, String recipient)
      throws IOException, InterruptedException {
    var plaintext = SecretBytes.copyOf("there".getBytes(UTF_8));
    var file = new Age(RANDOM).encrypt(plaintext, identity.recipients());
    var answer = run(file, read(text), recipient);
    return read(Age.decrypt(answer, List.of(identity)));
  }

  /// The identity is made for this test, so that it may stand in the arguments.
  private static byte[] run(byte[] input, String identity, String recipient)
      throws IOException, InterruptedException {
    var command = List.of("node", "--input-type=module", "-e", SCRIPT, identity, recipient);
    var process =
        new ProcessBuilder(command)
            .directory(Peers.here().ageInTypeScript().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    }
    var output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private static String read(SecretBytes secret) {
    return secret.expose(bytes -> new String(bytes, UTF_8));
  }
}
