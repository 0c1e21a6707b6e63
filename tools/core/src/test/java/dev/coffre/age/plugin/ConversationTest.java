package dev.coffre.age.plugin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.key.AgeException;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Both state machines against plugins that say anything.
class ConversationTest {
  private static final SecretBytes FILE_KEY = SecretBytes.copyOf(new byte[16]);

  @Test
  void wrap_stanzasAndLabels_areTaken() throws AgeException {
    var host = new Scripted("-> labels a b\n\n-> recipient-stanza 0 X y\nAAAA\n-> done\n\n");
    var wrapping = recipient(host).wrap(FILE_KEY, bytes -> {});
    assertThat(wrapping.labels()).containsExactlyInAnyOrder("a", "b");
    assertThat(wrapping.stanzas()).hasSize(1);
    assertThat(wrapping.stanzas().getFirst().arguments()).containsExactly("y");
    assertThat(host.sent())
        .contains("-> add-recipient age1x1")
        .contains("-> grease-")
        .contains("-> wrap-file-key\nAAAAAAAAAAAAAAAAAAAAAA\n")
        .contains("-> extension-labels\n\n-> done\n\n")
        .contains("-> ok\n\n");
  }

  @Test
  void unwrap_questions_areAnswered() throws AgeException {
    var host =
        new Scripted(
            """
            -> msg
            aGk
            -> request-secret
            aGk
            -> confirm eWVz bm8
            aGk
            -> news

            -> file-key 0
            AAAAAAAAAAAAAAAAAAAAAA
            -> done

            """);
    assertThat(identity(host).unwrap(List.of())).hasValueSatisfying(k -> k.sameAs(FILE_KEY));
    assertThat(host.shown).containsExactly("hi", "hi", "hi yes no");
    assertThat(host.sent())
        .contains("-> ok\nc2VjcmV0\n")
        .contains("-> ok yes\n\n")
        .contains("-> unsupported\n\n");
  }

  @Test
  void unwrap_noFileKey_isNoMatch() throws AgeException {
    assertThat(identity(new Scripted("-> done\n\n")).unwrap(List.of())).isEmpty();
  }

  /// In the rows `/` stands for LF.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          '', says nothing
          -> done//, no stanza
          -> recipient-stanza 1 X/AAAA/-> done//, another file
          -> recipient-stanza 0/AAAA/-> done//, no type
          -> recipient-stanza/AAAA/-> done//, no index
          -> labels//-> labels//-> done//, labels twice
          -> error internal/aGk/, an error
          -> confirm//-> done//, confirm without options
          -> confirm !/aGk/-> done//, confirm in no base64
          hello/, no stanza at all
          """)
  void wrap_brokenProtocol_throws(String text, String why) {
    var host = new Scripted(text.replace('/', '\n'));
    assertThatThrownBy(() -> recipient(host).wrap(FILE_KEY, bytes -> {}))
        .isInstanceOf(AgeException.PluginFailure.class)
        .hasMessageStartingWith("x plugin: ");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          -> file-key 1, unexpected index
          -> file-key, unexpected arguments count
          -> file-key 0 more, unexpected arguments count
          """)
  void unwrap_fileKeyOfAnotherForm_throws(String line, String why) {
    var host = new Scripted(line + "\nAAAAAAAAAAAAAAAAAAAAAA\n-> done\n\n");
    assertThatThrownBy(() -> identity(host).unwrap(List.of()))
        .isInstanceOf(AgeException.PluginFailure.class)
        .hasMessage("x plugin: malformed file-key stanza: " + why);
  }

  @Property
  void unwrap_anything_onlyTheDocumentedException(@ForAll byte[] said) throws AgeException {
    var host = new Scripted("-> file-key 0\n" + new String(said, US_ASCII));
    assertThatThrownBy(() -> identity(host).unwrap(List.of()))
        .isInstanceOf(AgeException.PluginFailure.class);
  }

  @ParameterizedTest
  @CsvSource({"a/b", "''", "'a b'", "a\u00e4"})
  void name_thatNoPluginCanHave_throws(String name) {
    assertThatThrownBy(() -> PluginIdentity.withoutData(name, PluginHost.none()))
        .isInstanceOf(AgeException.InvalidKey.class);
  }

  @Test
  void identity_toString_neverShowsTheData() throws AgeException {
    assertThat(identity(new Scripted(""))).hasToString("PluginKey[x]");
  }

  private static PluginRecipient recipient(PluginHost host) throws AgeException {
    var text = Bech32.encode("age1x", new byte[] {1});
    return PluginRecipient.parse(text, host);
  }

  private static PluginIdentity identity(PluginHost host) throws AgeException {
    return PluginIdentity.withoutData("x", host);
  }

  /// A plugin whose every word is written down beforehand.
  private static final class Scripted implements PluginHost {
    private final InputStream says;
    private final ByteArrayOutputStream hears = new ByteArrayOutputStream();
    private final List<String> shown = new ArrayList<>();

    Scripted(String says) {
      this.says = new ByteArrayInputStream(says.getBytes(US_ASCII));
    }

    String sent() {
      return hears.toString(US_ASCII);
    }

    @Override
    public Session start(String name, String stateMachine) {
      return new Session() {
        @Override
        public OutputStream toPlugin() {
          return hears;
        }

        @Override
        public InputStream fromPlugin() {
          return says;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void show(String plugin, String message) {
      shown.add(message);
    }

    @Override
    public Optional<SecretBytes> ask(String plugin, String prompt, boolean secret) {
      shown.add(prompt);
      return Optional.of(SecretBytes.copyOf("secret".getBytes(US_ASCII)));
    }

    @Override
    public Optional<Boolean> confirm(
        String plugin, String prompt, String yes, Optional<String> no) {
      shown.add(prompt + " " + yes + " " + no.orElse(""));
      return Optional.of(true);
    }
  }
}
