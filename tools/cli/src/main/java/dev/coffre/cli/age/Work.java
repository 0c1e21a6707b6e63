package dev.coffre.cli.age;

import dev.coffre.age.Age;
import dev.coffre.age.Armor;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphraseRecipient;
import dev.coffre.age.key.Recipient;
import dev.coffre.cli.Host;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One encryption or decryption.
final class Work {
  private static final int MAX_WHITESPACE = 1024;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /// The first line after PowerShell's redirection: with CRLF, or in UTF-16.
  private static final List<String> MANGLED =
      List.of("age-encryption.org/v1\r", "\u00ff\u00fea\0g\0e\0-\0e\0n\0c\0r\0y\0p\0");

  private final Host host;
  private final AgeOptions options;
  private final PluginProcesses plugins;
  private final Passphrases passphrases;
  private final Keys keys;

  Work(Host host, Voice voice, Inputs inputs, AgeOptions options) {
    this.host = host;
    this.options = options;
    this.plugins = new PluginProcesses(host, "age");
    this.passphrases = new Passphrases(host);
    this.keys = new Keys(inputs, voice, plugins, passphrases);
  }

  /// Writes to standard output; binary does not go to a terminal unless `-o -` asks for it.
  void toTerminalOrPipe(InputStream input) throws ToolFailure, IOException {
    boolean guarded = options.output().isEmpty() && host.terminal().showsOutput();
    if (!guarded) {
      run(input, new Reached(host.out()));
      return;
    }
    if (options.mode() != AgeOptions.Mode.DECRYPT && !options.armor()) {
      throw new ToolFailure(
          "refusing to output binary to the terminal",
          "did you mean to use -a/--armor?",
          "force anyway with \"-o -\"");
    }
    var text = new ByteArrayOutputStream();
    run(input, text);
    if (options.mode() == AgeOptions.Mode.DECRYPT && !isText(text.toByteArray())) {
      throw new ToolFailure(
          "refusing to output binary to the terminal", "force anyway with \"-o -\"");
    }
    text.writeTo(host.out());
  }

  /// Writes to `output`, which is left open.
  void run(InputStream input, OutputStream output) throws ToolFailure, IOException {
    try {
      switch (options.mode()) {
        case ENCRYPT -> encrypt(keys.recipients(options), input, output);
        case ENCRYPT_WITH_PASSPHRASE -> {
          try (var passphrase = passphrases.create()) {
            encrypt(List.of(new PassphraseRecipient(passphrase)), input, output);
          }
        }
        case DECRYPT -> decrypt(input, output);
        case VERSION -> throw new IllegalStateException("nothing to do");
      }
    } catch (AgeException e) {
      throw failure(e);
    }
    output.flush();
  }

  private void encrypt(List<? extends Recipient> recipients, InputStream input, OutputStream output)
      throws IOException {
    var age = new Age(host.randomness());
    if (options.armor()) {
      var armor = Armor.writing(new Unclosed(output));
      age.encrypt(input, armor, recipients, THREADS);
      armor.close();
    } else {
      age.encrypt(input, output, recipients, THREADS);
    }
  }

  private void decrypt(InputStream input, OutputStream output) throws ToolFailure, IOException {
    List<Identity> identities =
        options.identities().isEmpty()
            ? List.of(new TypedPassphrase(passphrases))
            : keys.identities(options);
    var source = new BufferedInputStream(input, 8 << 10);
    var start = peek(source);
    if (MANGLED.stream().anyMatch(start::startsWith)) {
      throw new ToolFailure(
          "invalid header intro",
          "it looks like this file was corrupted by PowerShell redirection",
          "consider using -o or -a to encrypt files in PowerShell");
    }
    boolean armored = Armor.begins(start.getBytes(StandardCharsets.ISO_8859_1));
    Age.decrypt(armored ? Armor.reading(source) : source, output, identities, THREADS);
  }

  private static String peek(BufferedInputStream source) throws IOException {
    int length = MAX_WHITESPACE + Armor.BEGIN.length();
    source.mark(length);
    var start = source.readNBytes(length);
    source.reset();
    return new String(start, StandardCharsets.ISO_8859_1);
  }

  private ToolFailure failure(AgeException e) {
    return switch (e) {
      case AgeException.NoIdentityMatch none -> noMatch(none);
      case AgeException.PluginFailure failure when plugins.missing().isPresent() ->
          new ToolFailure(
              failure.getMessage(),
              "you might want to install the \"" + plugins.missing().get() + "\" plugin",
              "visit https://age-encryption.org/awesome#plugins for a list of available plugins");
      default -> new ToolFailure(e.getMessage());
    };
  }

  private ToolFailure noMatch(AgeException.NoIdentityMatch e) {
    if (options.identities().isEmpty()) {
      return new ToolFailure(
          "the file is not passphrase-encrypted, identities are required",
          "specify identities with -i/--identity or -j to decrypt this file");
    }
    if (e.stanzaTypes().equals(List.of("scrypt"))) {
      return new ToolFailure(
          "file is passphrase-encrypted but identities were specified with -i/--identity or -j",
          "remove all -i/--identity/-j flags to decrypt passphrase-encrypted files");
    }
    return new ToolFailure(e.getMessage());
  }

  private static boolean isText(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8)
        .codePoints()
        .allMatch(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t');
  }
}
