package dev.coffre.cli.drill;

import dev.coffre.backup.Folders;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.evidence.SigningKey;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the key that evidence is signed with.
public final class DrillKeygenCommand implements NativeCommand.Action {
  private final Host host;
  private final SigningKeyFile keyFile = new SigningKeyFile();

  /// Writes for `host`.
  public DrillKeygenCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Make a key that signs evidence. The private half is a file of yours; the public half goes"
            + " to .config/coffre/drill-keys, to be committed. A key that is there stays.");
    keyFile.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var root = PlanFile.read(host).root();
    var path = keyFile.path(host);
    try (var key = Files.exists(path) ? keyFile.read(host) : generate(path)) {
      var published =
          root.resolve(EvidenceOptions.KEYS)
              .resolve(key.publicKey().id().substring(0, 16) + ".pem");
      Files.createDirectories(root.resolve(EvidenceOptions.KEYS));
      var text = key.publicKey().text().getBytes(StandardCharsets.US_ASCII);
      host.files().replace(published, text, Access.USUAL);
      host.out().println("private key: " + host.shown(path));
      host.out().println("public key, to be committed: " + host.shown(published));
    } catch (IOException e) {
      throw new FileFailure(host.shown(path), e);
    }
    return ExitCode.OK;
  }

  private SigningKey generate(Path path) throws IOException {
    var key = SigningKey.generate(host.randomness());
    Folders.make(path.toAbsolutePath().resolveSibling(""));
    try (var text = key.text()) {
      text.<Path, IOException>expose(bytes -> {
        host.files().replace(path, bytes, Access.OWNER_ONLY);
        return path;
      });
    }
    return key;
  }
}
