package dev.coffre.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.HybridRecipient;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.PassphraseRecipient;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recipients and identities of every kind as text and as files.
class KeysTest {
  private static final Randomness RANDOM = new SecureRandom()::nextBytes;

  private final RecipientParser recipients = new RecipientParser(PluginHost.none());
  private final IdentityParser identities =
      new IdentityParser(PluginHost.none(), PassphrasePrompt.none());

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          '', empty
          age1, nothing behind the prefix
          age1qqqq, no checksum
          nonsense, unknown
          ssh-dss AAAA, unknown SSH type
          ssh-ed25519, no key
          ssh-ed25519 !!!!, not base64
          ssh-ed25519 AAAA, cut
          age1tag1qqqq, malformed tag
          age1pq1qqqq, malformed hybrid
          """)
  void recipient_malformed_throws(String text, String why) {
    assertThatThrownBy(() -> recipients.parse(text)).isInstanceOf(AgeException.InvalidKey.class);
  }

  @Property
  void recipient_anything_onlyTheDocumentedException(@ForAll String text) {
    for (var prefix : List.of("", "age1", "age1pq1", "age1tag1", "age1tagpq1", "ssh-rsa ")) {
      assertThatThrownBy(() -> recipients.parse(prefix + text))
          .isInstanceOf(AgeException.InvalidKey.class);
    }
  }

  @Property
  void identityFile_anything_onlyTheDocumentedException(@ForAll byte[] content) {
    assertThatThrownBy(() -> identities.parseFile("f", content))
        .isInstanceOf(AgeException.InvalidKey.class);
  }

  @Property
  void sshIdentityFile_anything_onlyTheDocumentedException(@ForAll byte[] content) {
    var body = Base64.getEncoder().encodeToString(content);
    var magic = Base64.getEncoder().encodeToString("openssh-key-v1\0".getBytes(UTF_8));
    for (var label : List.of("OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY")) {
      for (var start : List.of("", magic)) {
        var pem =
            "-----BEGIN " + label + "-----\n" + start + body + "\n-----END " + label + "-----";
        assertThatThrownBy(() -> identities.parseFile("f", pem.getBytes(UTF_8)))
            .isInstanceOf(AgeException.InvalidKey.class);
      }
    }
  }

  @Test
  void identityFile_commentsAndBlankLines_areIgnored() throws AgeException {
    var first = text(X25519Identity.generate(RANDOM).text());
    var second = text(HybridIdentity.generate(RANDOM).text());
    var file = "# created\n\n" + first + "\r\n" + second + "\n";
    assertThat(identities.parseFile("f", file.getBytes(UTF_8))).hasSize(2);
  }

  /// As a file looks that was written elsewhere.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          'KEY~', CR and no LF at the end
          '# \u00ff/KEY/', a comment that is not UTF-8
          '/~/KEY', blank lines with and without CR
          """)
  void identityFile_oddButReadable_isRead(String text, String why) throws AgeException {
    var key = text(X25519Identity.generate(RANDOM).text());
    var file = text.replace('~', '\r').replace('/', '\n').replace("KEY", key);
    assertThat(identities.parseFile("f", file.getBytes(ISO_8859_1))).hasSize(1);
  }

  @Test
  void identityFile_lineThatIsNotUtf8_throws() {
    assertThatThrownBy(() -> identities.parseFile("f", new byte[] {'x', (byte) 0xff}))
        .isInstanceOf(AgeException.InvalidKey.class)
        .hasMessageContaining("UTF-8");
  }

  /// The lower case of U+212A is an ASCII k.
  @Test
  void identity_kelvinSignForK_throws() {
    var text = "AGE-PLUGIN-\u212a-1" + "Q".repeat(6);
    assertThatThrownBy(() -> identities.parse(text)).hasMessageContaining("invalid character");
  }

  @Test
  void pemFile_anyNumberOfHeaders_onlyTheDocumentedException() {
    var pem = "-----BEGIN RSA PRIVATE KEY-----\n" + "A: b\n".repeat(500_000) + "AAAA\n";
    for (var end : List.of("", "-----END RSA PRIVATE KEY-----\n")) {
      assertThatThrownBy(() -> identities.parseFile("f", (pem + end).getBytes(UTF_8)))
          .isInstanceOf(AgeException.InvalidKey.class);
    }
  }

  /// Whatever numbers a key has: it takes a file key or is refused as a key.
  @Property(tries = 100)
  void rsaRecipient_anyNumbers_onlyTheDocumentedException(
      @ForAll @Size(max = 3) byte[] exponent, @ForAll @Size(value = 257) byte[] modulus) {
    modulus[0] = 0;
    modulus[1] |= (byte) 0x80;
    modulus[256] |= 1;
    var line = "ssh-rsa " + blob("ssh-rsa".getBytes(UTF_8), exponent, modulus);
    assertThatCode(
            () -> new Age(RANDOM).encrypt(SecretBytes.copyOf(new byte[1]), of(recipients, line)))
        .satisfiesAnyOf(
            e -> assertThat(e).isNull(),
            e -> assertThat(e).isInstanceOf(AgeException.InvalidKey.class));
  }

  private static List<Recipient> of(RecipientParser parser, String line) throws AgeException {
    return List.of(parser.parse(line));
  }

  private static String blob(byte[]... fields) {
    var out = new ByteArrayOutputStream();
    for (var field : fields) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
      out.writeBytes(field);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  @Test
  void noMatch_fileWithLongTypes_messageIsShort() {
    var types = Collections.nCopies(1000, "x".repeat(1000));
    assertThat(new AgeException.NoIdentityMatch(types).getMessage()).hasSizeLessThan(300);
  }

  /// A key with a typing error in it is still nearly the key.
  @Test
  void identityFile_errors_neverShowTheLine() {
    var secret = text(X25519Identity.generate(RANDOM).text());
    var damaged = secret.substring(0, 40) + "B" + secret.substring(41);
    for (var line : List.of(damaged, secret.toLowerCase(Locale.ROOT), secret + "Q", "x" + secret)) {
      assertThatThrownBy(() -> identities.parseFile("f", ("# a\n" + line).getBytes(UTF_8)))
          .isInstanceOf(AgeException.InvalidKey.class)
          .hasMessageContaining("error at line 2")
          .message()
          .doesNotContainIgnoringCase(secret.substring(20, 28));
    }
  }

  @Test
  void recipient_thatIsAnIdentity_saysSoWithoutShowingIt() {
    var secret = text(X25519Identity.generate(RANDOM).text());
    assertThatThrownBy(() -> recipients.parse(secret))
        .hasMessageContaining("identity")
        .message()
        .doesNotContain(secret.substring(20, 28));
  }

  @Test
  void identity_thatIsARecipient_saysSo() {
    var recipient = X25519Identity.generate(RANDOM).recipient().toString();
    assertThatThrownBy(() -> identities.parse(recipient)).hasMessageContaining("recipient");
  }

  @Test
  void identity_toString_neverShowsTheKey() throws AgeException {
    for (var secret :
        List.of(X25519Identity.generate(RANDOM).text(), HybridIdentity.generate(RANDOM).text())) {
      var text = text(secret);
      assertThat(identities.parse(text).toString()).doesNotContain(text.substring(20, 28));
    }
  }

  @Test
  void identityFile_largerThan16MiB_throws() {
    assertThatThrownBy(() -> identities.parseFile("f", new byte[(16 << 20) + 1]))
        .hasMessageContaining("16 MiB");
  }

  @Test
  void hybrid_roundTrips() throws AgeException {
    var identity = HybridIdentity.generate(RANDOM);
    var recipient = HybridRecipient.parse(identity.recipient().toString());
    assertThat(recipient.toString()).hasSize(1959).startsWith("age1pq1");
    var file = new Age(RANDOM).encrypt(SecretBytes.copyOf(new byte[9]), List.of(recipient));
    assertThat(Age.decrypt(file, List.of(identity)).length()).isEqualTo(9);
  }

  @Test
  void encrypt_mixedRecipients_throws() {
    var age = new Age(RANDOM);
    var plaintext = SecretBytes.copyOf(new byte[1]);
    var classic = X25519Identity.generate(RANDOM).recipient();
    var quantum = HybridIdentity.generate(RANDOM).recipient();
    var passphrase = new PassphraseRecipient(SecretBytes.copyOf(new byte[] {'x'}), 1);
    assertThatThrownBy(() -> age.encrypt(plaintext, List.of(classic, quantum)))
        .isInstanceOf(AgeException.IncompatibleRecipients.class)
        .hasMessageContaining("post-quantum");
    assertThatThrownBy(() -> age.encrypt(plaintext, List.of(classic, passphrase)))
        .isInstanceOf(AgeException.IncompatibleRecipients.class);
    assertThatThrownBy(() -> age.encrypt(plaintext, List.of(passphrase, passphrase)))
        .isInstanceOf(AgeException.IncompatibleRecipients.class);
  }

  /// A whole file with one byte changed is refused with a typed error, whatever byte it is.
  @Property(tries = 500)
  void decrypt_oneByteChanged_onlyTheDocumentedException(@ForAll int at, @ForAll byte change)
      throws AgeException {
    var identity = X25519Identity.generate(RANDOM);
    var file =
        new Age(RANDOM).encrypt(SecretBytes.copyOf(new byte[50]), List.of(identity.recipient()));
    file[Math.floorMod(at, file.length)] ^= change == 0 ? 1 : change;
    assertThatThrownBy(() -> Age.decrypt(file, List.of(identity))).isInstanceOf(AgeException.class);
  }

  private static String text(SecretBytes secret) {
    return secret.expose(bytes -> new String(bytes, UTF_8));
  }
}
