package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.evidence.EvidenceException;
import dev.coffre.evidence.SigningKey;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;

/// Where the key is that evidence is signed with.
final class SigningKeyFile {
  private Optional<String> named = Optional.empty();

  void declare(Options options) {
    options.value(
        List.of("--key"),
        "FILE",
        "The private key that signs, Ed25519 as PEM; coffre/drill-key.pem of your configuration if"
            + " not given.",
        given -> named = Optional.of(given));
  }

  Path path(Host host) throws CommandException {
    if (named.isPresent()) {
      return host.resolve(named.get());
    }
    var configuration = host.environment().get("XDG_CONFIG_HOME");
    var home = host.environment().get("HOME");
    if (configuration == null && home == null) {
      throw CommandException.usage("there is no home folder", "name the key with --key FILE");
    }
    var folder =
        configuration == null ? Path.of(String.valueOf(home), ".config") : Path.of(configuration);
    return folder.resolve("coffre/drill-key.pem");
  }

  SigningKey read(Host host) throws CommandException, FileFailure {
    var path = path(host);
    if (!Files.exists(path)) {
      throw CommandException.failed(
          "there is no key to sign evidence with: " + host.shown(path),
          "make one with 'coffre drill keygen', or name one with --key FILE");
    }
    try {
      requirePrivate(path, host);
      try (var pem = SecretBytes.adopt(Files.readAllBytes(path))) {
        return SigningKey.parse(pem);
      }
    } catch (EvidenceException e) {
      throw CommandException.failed(
          host.shown(path) + ": " + e.getMessage(), "it is what 'coffre drill keygen' writes");
    } catch (IOException e) {
      throw new FileFailure(host.shown(path), e);
    }
  }

  private static void requirePrivate(Path path, Host host) throws IOException, CommandException {
    var permissions = Files.getPosixFilePermissions(path);
    if (permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ)) {
      throw CommandException.refused(
          host.shown(path) + ": others can read the private key",
          "chmod 600 it; if they may have, make another one");
    }
  }
}
