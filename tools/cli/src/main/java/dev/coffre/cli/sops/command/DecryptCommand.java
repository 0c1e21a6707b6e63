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
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// `sops decrypt [FILE]`.
public final class DecryptCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    boolean fromStdin = call.given().arguments().isEmpty();
    if (fromStdin && call.given().on("in-place")) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS, "Error: cannot use --in-place when reading from stdin");
    }
    call.warnOfMoreArguments();
    Output.refuseBothPlaces(call);
    var file = fromStdin ? Path.of("") : call.file();
    if (!fromStdin && !Files.exists(file)) {
      throw Failure.nonExistent(file);
    }
    var path = extractedPath(call);
    var documents = Documents.of(call, call.named(file).toString());
    var source = fromStdin ? Input.stdin(call.host()) : Input.file(file);
    Output.write(call, file, decrypt(documents, source, path));
  }

  /// The path of `--extract`; the root if it is not given.
  public static TreePath extractedPath(Call call) throws Failure {
    try {
      return TreePath.parse(call.given().text("extract"));
    } catch (TreePath.Malformed e) {
      throw Failure.of(
          Status.INVALID_TREE_PATH_FORMAT, "error parsing --extract path: " + e.getMessage());
    }
  }

  /// What stands at `path` of a decrypted file.
  public static byte[] decrypt(Documents documents, byte[] source, TreePath path) throws Failure {
    try (var opened = documents.open(source)) {
      return path.isRoot()
          ? documents.writePlain(opened.tree())
          : extract(documents, opened.tree(), path);
    }
  }

  private static byte[] extract(Documents documents, Tree tree, TreePath path) throws Failure {
    Element found;
    try {
      found = Branch.find(tree.documents().getFirst(), path);
    } catch (Branch.NotFound e) {
      throw Failure.generic("error truncating tree: " + e.getMessage());
    }
    return switch (found) {
      case Node.Mapping mapping -> documents.writePlain(withFirst(tree, mapping));
      case Node.Scalar(Value.Str(var bytes), var _) -> bytes.expose(byte[]::clone);
      case Node.Scalar scalar -> documents.writeValue(scalar);
      case Node.Sequence sequence -> documents.writeValue(sequence);
      case Comment comment -> comment.text().bytes().expose(byte[]::clone);
    };
  }

  /// The documents behind the first stay, as sops has it.
  private static Tree withFirst(Tree tree, Node.Mapping first) {
    var all = new ArrayList<>(tree.documents());
    all.set(0, first);
    return new Tree(all);
  }
}
