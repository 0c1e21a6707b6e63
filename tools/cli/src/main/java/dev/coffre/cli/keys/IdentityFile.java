package dev.coffre.cli.keys;

import dev.coffre.age.Age;
import dev.coffre.age.IdentityParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.PassphraseRecipient;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The file with the user's age identity: the one that is there, which is never changed, or a new
/// one.
///
/// @param recipient the public key of the first identity in it
/// @param content of a new file; empty if it was there
public record IdentityFile(Path path, String recipient, Optional<SecretBytes> content) {

  /// Reads the file, or makes an identity for it; writes nothing.
  ///
  /// @throws CommandException if it holds no identity, or not the kind that is wanted
  public static IdentityFile at(Path path, boolean postQuantum, Host host)
      throws CommandException, IOException {
    if (Files.exists(path)) {
      return existing(path, postQuantum);
    }
    if (postQuantum) {
      try (var identity = HybridIdentity.generate(host.randomness())) {
        return fresh(path, identity.recipient().toString(), identity.text(), host);
      }
    }
    try (var identity = X25519Identity.generate(host.randomness())) {
      return fresh(path, identity.recipient().toString(), identity.text(), host);
    }
  }

  private static IdentityFile existing(Path path, boolean postQuantum)
      throws CommandException, IOException {
    var parser = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
    try {
      Identity first = parser.parseFile(path.toString(), Files.readAllBytes(path)).getFirst();
      String recipient = recipient(path, first);
      if (postQuantum && !(first instanceof HybridIdentity)) {
        throw CommandException.refused(
            path + ": the identity there is not a post-quantum one",
            "name another file with --identity");
      }
      return new IdentityFile(path, recipient, Optional.empty());
    } catch (AgeException.InvalidKey e) {
      throw CommandException.refused(
          path + ": " + e.getMessage(), "name another file with --identity");
    }
  }

  private static String recipient(Path path, Identity identity) throws CommandException {
    return switch (identity) {
      case X25519Identity classic -> classic.recipient().toString();
      case HybridIdentity hybrid -> hybrid.recipient().toString();
      default ->
          throw CommandException.refused(
              path + ": its public key cannot be told from it",
              "name another file with --identity, or write .sops.yaml yourself");
    };
  }

  private static IdentityFile fresh(Path path, String recipient, SecretBytes text, Host host) {
    var now = host.clock().instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
    String comments =
        "# created: %s\n# public key: %s\n"
            .formatted(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now), recipient);
    try (text) {
      return new IdentityFile(
          path, recipient, Optional.of(text.expose(key -> file(comments, key))));
    }
  }

  private static SecretBytes file(String comments, byte[] key) {
    byte[] head = comments.getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(head, head.length + key.length + 1);
    System.arraycopy(key, 0, file, head.length, key.length);
    file[file.length - 1] = '\n';
    return SecretBytes.adopt(file);
  }

  public boolean isNew() {
    return content.isPresent();
  }

  /// A new file encrypted with a passphrase.
  ///
  /// @throws CommandException if the passphrase is empty
  public IdentityFile lockedWith(SecretBytes passphrase, Host host) throws CommandException {
    if (passphrase.length() == 0) {
      throw CommandException.usage(
          "the passphrase is empty", "type one, or leave --passphrase out");
    }
    try (var plain = content.orElseThrow()) {
      var recipients = List.of(new PassphraseRecipient(passphrase));
      var text = new Age(host.randomness()).encryptArmored(plain, recipients);
      var locked = SecretBytes.adopt(text.getBytes(StandardCharsets.US_ASCII));
      return new IdentityFile(path, recipient, Optional.of(locked));
    } catch (AgeException e) {
      throw new IllegalStateException("a passphrase refuses nothing", e);
    }
  }

  /// Writes a new file, for its owner only, in folders for their owner only.
  public void write(Host host) throws IOException {
    if (content.isEmpty()) {
      return;
    }
    var folder = Optional.ofNullable(path.getParent()).orElse(path);
    if (!Files.isDirectory(folder)) {
      var ownerOnly = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    try (var secret = content.get()) {
      secret.<Path, IOException>expose(bytes -> {
        host.files().replace(path, bytes, Access.OWNER_ONLY);
        return path;
      });
    }
  }
}
