package dev.coffre.cli.place;

import dev.coffre.backup.Location;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.s3.Credentials;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the credentials of a bucket, under the names that AWS gives them: in the environment, or
/// in a SOPS file.
record StoreCredentials(Host host, Path root) {
  private static final String ID = "AWS_ACCESS_KEY_ID";
  private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
  private static final String TOKEN = "AWS_SESSION_TOKEN";

  /// Where a value is looked up.
  private interface Values {
    Optional<SecretBytes> value(String name);
  }

  Credentials read(Location.S3 s3) throws CommandException, FileFailure {
    return s3.credentials().isPresent()
        ? inFile(s3.credentials().get())
        : credentials("the environment", this::inEnvironment);
  }

  private Optional<SecretBytes> inEnvironment(String name) {
    return Optional.ofNullable(host.environment().get(name))
        .filter(text -> !text.isEmpty())
        .map(text -> SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Credentials inFile(String name) throws CommandException, FileFailure {
    var shown = host.shown(root.resolve(name));
    var file = SecretFile.read(host, shown, Optional.empty());
    if (!file.isEncrypted()) {
      throw CommandException.refused(
          shown + ": credentials lie there in clear", "coffre encrypt -i " + shown);
    }
    try (var open = new Vault(host).open(file)) {
      var document = open.document();
      return credentials(shown, key -> value(document, key));
    } catch (SopsException | StoreException e) {
      throw new FileFailure(shown, e);
    }
  }

  private static Optional<SecretBytes> value(Node.Mapping document, String key) {
    return new TreePath(List.of(key))
        .in(document)
        .filter(node -> node instanceof Node.Scalar(Value.Str _, var _))
        .map(
            node -> ((Value.Str) ((Node.Scalar) node).value()).bytes().expose(SecretBytes::copyOf));
  }

  private static Credentials credentials(String where, Values values) throws CommandException {
    var id = values.value(ID);
    var secret = values.value(SECRET);
    if (id.isEmpty() || secret.isEmpty()) {
      throw CommandException.failed(
          where + " names no " + (id.isEmpty() ? ID : SECRET),
          "set it, or name a SOPS file that has it as 'credentials' in the backup plan");
    }
    var text = id.get().expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
    return new Credentials(text, secret.get(), values.value(TOKEN));
  }
}
