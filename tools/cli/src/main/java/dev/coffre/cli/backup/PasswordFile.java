package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.child.Scratch;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The password of a SOPS file as libpq wants it: a file that only its owner can read, in a folder
/// that only its owner can enter, for as long as a backup takes. libpq takes no pipe.
///
/// @param file the SOPS file
record PasswordFile(Host host, Path file) {
  private static final String FIELD = "password";
  private static final String ANY_SERVER = "*:*:*:*:";

  /// Writes the file and returns where it is.
  Path write(Scratch scratch) throws CommandException, FileFailure, IOException {
    var name = host.shown(file);
    var secret = SecretFile.read(host, name, Optional.empty());
    if (!secret.isEncrypted()) {
      throw CommandException.refused(
          name + ": the password lies there in clear", "coffre encrypt -i " + name);
    }
    try (var open = new Vault(host).open(secret);
        var line = line(password(name, open.document()), name)) {
      return scratch.write("pgpass", line.expose(byte[]::clone));
    } catch (SopsException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  private static SecretBytes password(String name, Node.Mapping document) throws CommandException {
    return new TreePath(List.of(FIELD))
        .in(document)
        .filter(node -> node instanceof Node.Scalar(Value.Str _, var _))
        .map(node -> ((Value.Str) ((Node.Scalar) node).value()).bytes())
        .orElseThrow(() ->
            CommandException.failed(
                name + " has no text called '" + FIELD + "'",
                "coffre set " + name + " " + FIELD + " --stdin"));
  }

  /// In libpq's files a colon ends a field, and a line the password.
  private static SecretBytes line(SecretBytes password, String name) throws CommandException {
    var line = new ByteArrayOutputStream();
    line.writeBytes(ANY_SERVER.getBytes(StandardCharsets.US_ASCII));
    boolean fits =
        password.expose(bytes -> {
          for (byte b : bytes) {
            if (b == ':' || b == '\\') {
              line.write('\\');
            }
            line.write(b);
          }
          return new String(bytes, StandardCharsets.ISO_8859_1).lines().count() == 1;
        });
    if (!fits) {
      throw CommandException.failed(
          name + ": '" + FIELD + "' is empty or has more than one line",
          "libpq reads no such password from a file");
    }
    return SecretBytes.adopt(line.toByteArray());
  }
}
