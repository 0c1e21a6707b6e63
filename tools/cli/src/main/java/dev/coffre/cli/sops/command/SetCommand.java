package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Branch;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.JsonValue;
import dev.coffre.cli.sops.document.Likeness;
import dev.coffre.cli.sops.document.TreePath;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// `sops set FILE INDEX VALUE`.
public final class SetCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    refuseWrongArguments(call);
    var file = call.file();
    var path = path(call.given().arguments().get(1), "Invalid set index format");
    var value = JsonValue.parse(value(call));
    var changed = set(Documents.of(call, file.toString()), file, path, value);
    if (changed.isPresent()) {
      Output.replace(call, file, changed.get());
    }
  }

  private static void refuseWrongArguments(Call call) throws Failure {
    boolean fromStdin = call.given().on("value-stdin");
    int wanted = fromStdin ? 2 : 3;
    if (fromStdin && call.given().on("value-file")) {
      throw Failure.generic("Error: cannot use both --value-file and --value-stdin");
    }
    if (call.given().arguments().size() != wanted) {
      throw Failure.of(
          Status.NO_FILE_SPECIFIED,
          fromStdin
              ? "Error: file specified, or index and value are missing. Need precisely 2 positional"
                  + " arguments since --value-stdin is used."
              : "Error: no file specified, or index and value are missing. Need precisely 3"
                  + " positional arguments.");
    }
  }

  private static byte[] value(Call call) throws Failure {
    if (call.given().on("value-stdin")) {
      return Input.stdin(call.host());
    }
    var argument = call.given().arguments().get(2);
    if (!call.given().on("value-file")) {
      return argument.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Files.readAllBytes(call.path(argument));
    } catch (IOException e) {
      throw Failure.generic("open %s: %s".formatted(argument, Input.reason(e)));
    }
  }

  /// A path for `set` or `unset`.
  static TreePath path(String text, String message) throws Failure {
    try {
      return TreePath.parse(text);
    } catch (TreePath.Malformed e) {
      throw Failure.of(Status.INVALID_SET_FORMAT, message);
    }
  }

  /// The file with `value` at `path`; empty if it has that value already and `--idempotent` is
  /// given.
  static Optional<byte[]> set(Documents documents, Path file, TreePath path, Node value)
      throws Failure {
    try (var opened = documents.open(Input.file(file))) {
      var first = opened.tree().documents().getFirst();
      if (documents.call().given().on("idempotent") && holds(first, path, value)) {
        return Optional.empty();
      }
      var all = new ArrayList<>(opened.tree().documents());
      all.set(0, Branch.put(first, path, value));
      return Optional.of(documents.encryptAgain(opened, new Tree(all)));
    } catch (Branch.NotFound e) {
      throw Failure.generic("Error: cannot set the value: " + e.getMessage());
    }
  }

  private static boolean holds(Node.Mapping document, TreePath path, Node value) {
    try {
      return Likeness.same(Branch.find(document, path), value);
    } catch (Branch.NotFound e) {
      return false;
    }
  }
}
