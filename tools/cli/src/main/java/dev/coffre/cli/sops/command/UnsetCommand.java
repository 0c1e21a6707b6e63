package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Branch;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.TreePath;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.Optional;

/// `sops unset FILE INDEX`.
public final class UnsetCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().size() != 2) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified, or index is missing");
    }
    var file = call.file();
    var path = SetCommand.path(call.given().arguments().get(1), "Invalid unset index format");
    var documents = Documents.of(call, file.toString());
    try (var opened = documents.open(Input.file(file))) {
      var all = new ArrayList<>(opened.tree().documents());
      var first = without(call, all.getFirst(), path);
      if (first.isPresent()) {
        all.set(0, first.get());
        Output.replace(call, file, documents.encryptAgain(opened, new Tree(all)));
      }
    }
  }

  /// The document without what stands at `path`; empty if nothing does and `--idempotent` is given.
  private static Optional<Node.Mapping> without(Call call, Node.Mapping document, TreePath path)
      throws Failure {
    try {
      return Optional.of(Branch.remove(document, path));
    } catch (Branch.NotFound e) {
      if (e.isMissing() && call.given().on("idempotent")) {
        return Optional.empty();
      }
      throw Failure.generic(String.valueOf(e.getMessage()));
    }
  }
}
