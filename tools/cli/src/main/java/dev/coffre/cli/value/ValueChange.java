package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.AliasNotice;
import dev.coffre.cli.secrets.EncryptedText;
import dev.coffre.cli.secrets.OpenFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.json.Json;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.util.List;
import java.util.Optional;

/// A change of one value: the file is opened, changed as text, and encrypted again.
final class ValueChange implements AutoCloseable {
  private final Host host;
  private final SecretFile file;
  private final OpenFile open;
  private final TreePath path;

  private ValueChange(Host host, SecretFile file, OpenFile open, TreePath path) {
    this.host = host;
    this.file = file;
    this.open = open;
    this.path = path;
  }

  static ValueChange open(Host host, String name, TreePath path) throws FileFailure {
    var file = SecretFile.read(host, name, Optional.empty());
    try {
      return new ValueChange(host, file, new Vault(host).open(file), path);
    } catch (SopsException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  /// What stands at the path now.
  Optional<Node> present() {
    return path.in(open.document());
  }

  /// Refuses a path that leads through a value: it would be lost.
  void requireRoom() throws FileFailure {
    for (int i = 1; i < path.steps().size(); i++) {
      var above = new TreePath(path.steps().subList(0, i));
      if (above.in(open.document()).filter(ValueChange::isValue).isPresent()) {
        throw new FileFailure(
            file.name(),
            CommandException.refused(
                above + " holds a value, so nothing can stand below it",
                "'coffre unset FILE " + above + "' removes it"));
      }
    }
  }

  private static boolean isValue(Node node) {
    return node instanceof Node.Scalar(var value, var site) && !(value instanceof Value.Null);
  }

  /// The failure that nothing stands at the path.
  FileFailure missing() {
    return new FileFailure(
        file.name(),
        CommandException.refused(
            "there is nothing at " + path, NearPath.hint(path, open.document())));
  }

  /// Makes it.
  ///
  /// @throws FileFailure if the file's format cannot hold the change
  ExitCode make(Edit edit, ChangeOptions options) throws FileFailure, FileWriteException {
    EncryptedText changed = changed(edit);
    if (!options.dryRun) {
      host.files().replace(file.path(), changed.bytes(), Access.USUAL);
    }
    AliasNotice.print(host, file.name(), changed.expanded());
    tell(options, changed.expanded());
    return ExitCode.OK;
  }

  private EncryptedText changed(Edit edit) throws FileFailure {
    try {
      return open.with(edit);
    } catch (SopsException | StoreException | CommandException e) {
      throw new FileFailure(file.name(), e);
    }
  }

  private void tell(ChangeOptions options, List<ExpandedAlias> expanded) {
    if (options.json) {
      var report =
          Json.object()
              .with("file", file.name())
              .with("path", path.toString())
              .with("dryRun", options.dryRun);
      host.out().println(AliasNotice.in(report, expanded));
    } else {
      String verb = options.dryRun ? "would change " : "changed ";
      host.out().println(verb + path + " in " + file.name());
    }
  }

  @Override
  public void close() {
    open.close();
  }
}
