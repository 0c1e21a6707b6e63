package dev.coffre.e2e.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.coffre.age.Age;
import dev.coffre.age.Armor;
import dev.coffre.age.Inspection;
import dev.coffre.age.format.HeaderReader;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.stream.PayloadKey;
import dev.coffre.age.stream.PayloadReader;
import dev.coffre.age.stream.PayloadWriter;
import dev.coffre.e2e.age.Vector.Expectation;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The 143 shared vectors, each put to the four uses of the reference's own harness, and decrypted
/// with threads besides.
class CctvTest {
  @TempDir Path folder;

  /// A package that holds fewer must not pass for the whole set.
  @Test
  void vectors_areAll143() throws IOException {
    assertThat(Vector.all()).hasSize(143);
  }

  @TestFactory
  Stream<DynamicNode> vectors() throws IOException {
    return Vector.all().stream()
        .map(vector ->
            dynamicContainer(
                vector.name(),
                Stream.of(
                    dynamicTest("decrypt", () -> decrypt(vector, CctvTest::stream)),
                    dynamicTest("decrypt with threads", () -> decrypt(vector, CctvTest::pump)),
                    dynamicTest("seek", () -> seek(vector)),
                    dynamicTest("inspect", () -> inspect(vector)),
                    dynamicTest("round trip", () -> roundTrip(vector)))));
  }

  /// A way to decrypt as far as it goes.
  private interface Decryption {
    void run(Vector vector, ByteArrayOutputStream plaintext) throws IOException;
  }

  private static void stream(Vector vector, ByteArrayOutputStream plaintext) throws IOException {
    try (var input = Age.decrypting(source(vector), vector.identities())) {
      input.transferTo(plaintext);
    }
  }

  private static void pump(Vector vector, ByteArrayOutputStream plaintext) throws IOException {
    Age.decrypt(source(vector), plaintext, vector.identities(), 2);
  }

  private static void decrypt(Vector vector, Decryption decryption) throws Exception {
    var plaintext = new ByteArrayOutputStream();
    var outcome = outcome(vector, decryption, plaintext);
    assertThat(outcome).isEqualTo(vector.expect());
    if (vector.payload().isPresent()) {
      assertThat(sha256(plaintext.toByteArray())).isEqualTo(vector.payload().get());
    } else {
      assertThat(plaintext.size()).isZero();
    }
  }

  private static Expectation outcome(
      Vector vector, Decryption decryption, ByteArrayOutputStream plaintext) throws IOException {
    try {
      decryption.run(vector, plaintext);
      return Expectation.SUCCESS;
    } catch (AgeException e) {
      return switch (e) {
        case AgeException.MalformedArmor _ -> Expectation.ARMOR_FAILURE;
        case AgeException.MalformedHeader _, AgeException.MalformedStanza _ ->
            Expectation.HEADER_FAILURE;
        case AgeException.WrongHeaderMac _ -> Expectation.HMAC_FAILURE;
        case AgeException.NoIdentityMatch _ -> Expectation.NO_MATCH;
        case AgeException.DamagedPayload _ -> Expectation.PAYLOAD_FAILURE;
        case AgeException.InvalidKey _,
            AgeException.IncompatibleRecipients _,
            AgeException.PluginFailure _ ->
            throw e;
      };
    }
  }

  private void seek(Vector vector) throws Exception {
    if (vector.armored()) {
      return; // text cannot be read in any order
    }
    Path file = Files.write(folder.resolve(vector.name()), vector.file());
    if (vector.expect() != Expectation.SUCCESS) {
      assertThatThrownBy(() -> backwards(file, vector)).isInstanceOf(AgeException.class);
      return;
    }
    assertThat(sha256(backwards(file, vector))).isEqualTo(vector.payload().orElseThrow());
  }

  /// The plaintext, read from its end to its beginning in pieces that cross chunks.
  private static byte[] backwards(Path file, Vector vector) throws IOException {
    try (var channel = Age.decrypting(Files.newByteChannel(file), vector.identities())) {
      var plaintext = ByteBuffer.allocate((int) channel.size());
      int piece = 40_000;
      for (int end = plaintext.capacity(); end > 0; end -= piece) {
        int from = Math.max(0, end - piece);
        channel.position(from).read(plaintext.limit(end).position(from));
        assertThat(plaintext.hasRemaining()).isFalse();
        plaintext.clear();
      }
      return plaintext.array();
    }
  }

  private static void inspect(Vector vector) throws Exception {
    if (vector.expect() != Expectation.SUCCESS) {
      return;
    }
    var plaintext = new ByteArrayOutputStream();
    outcome(vector, CctvTest::stream, plaintext);
    for (var size :
        new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(vector.file().length)}) {
      var inspection = Inspection.of(new ByteArrayInputStream(vector.file()), size);
      assertThat(inspection.armored()).isEqualTo(vector.armored());
      assertThat(inspection.payloadSize()).isEqualTo(plaintext.size());
      assertThat(inspection.armorSize() > 0).isEqualTo(vector.armored());
      assertThat(
              inspection.headerSize()
                  + inspection.armorSize()
                  + inspection.overheadSize()
                  + inspection.payloadSize())
          .isEqualTo(vector.file().length);
    }
  }

  private static void roundTrip(Vector vector) throws Exception {
    if (vector.armored()) {
      if (vector.expect() != Expectation.ARMOR_FAILURE) {
        armorRoundTrip(vector);
      }
    } else if (vector.expect() != Expectation.HEADER_FAILURE) {
      headerRoundTrip(vector);
    }
  }

  /// CRLF and the whitespace around are all that the armor does not keep.
  private static void armorRoundTrip(Vector vector) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var armor = Armor.writing(text)) {
      source(vector).transferTo(armor);
    }
    var file = new String(vector.file(), StandardCharsets.ISO_8859_1);
    assertThat(text.toString(StandardCharsets.ISO_8859_1))
        .isEqualTo(file.replace("\r\n", "\n").strip() + "\n");
  }

  private static void headerRoundTrip(Vector vector) throws IOException {
    var source = new ByteArrayInputStream(vector.file());
    var header = HeaderReader.read(source).bytes();
    assertThat(header).isEqualTo(Arrays.copyOf(vector.file(), header.length));
    if (vector.expect() == Expectation.SUCCESS) {
      var nonce = source.readNBytes(PayloadKey.NONCE);
      payloadRoundTrip(vector.fileKey().orElseThrow(), nonce, source.readAllBytes());
    }
  }

  private static void payloadRoundTrip(byte[] fileKey, byte[] nonce, byte[] payload)
      throws IOException {
    var plaintext =
        new PayloadReader(key(fileKey, nonce), new ByteArrayInputStream(payload)).readAllBytes();
    var again = new ByteArrayOutputStream();
    try (var writer = new PayloadWriter(key(fileKey, nonce), again)) {
      writer.write(plaintext);
    }
    assertThat(again.toByteArray()).isEqualTo(payload);
  }

  private static SecretBytes key(byte[] fileKey, byte[] nonce) {
    return PayloadKey.derive(SecretBytes.copyOf(fileKey), nonce);
  }

  private static InputStream source(Vector vector) {
    var file = new ByteArrayInputStream(vector.file());
    return vector.armored() ? Armor.reading(file) : file;
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
