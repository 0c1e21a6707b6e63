package dev.coffre.cli.sops.edit;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.SopsVersion;
import dev.coffre.sops.Opened;
import dev.coffre.sops.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `sops edit FILE`, and `sops FILE`.
public final class EditCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().isEmpty()) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    call.warnOfMoreArguments();
    edit(call, call.file());
  }

  /// Edits `file`, or makes it from an example if it is not there.
  public static void edit(Call call, Path file) throws Failure {
    var name = call.named(file);
    var documents = Documents.of(call, name.toString());
    Output.replace(
        call, file, Files.exists(file) ? changed(documents, file) : created(documents, file, name));
  }

  private static byte[] changed(Documents documents, Path file) throws Failure {
    try (var opened = documents.open(Input.file(file))) {
      var shown =
          documents.call().given().on("show-master-keys")
              ? documents.write(withMetadata(opened))
              : documents.writePlain(opened.tree());
      var tree = new Editing(documents, file).until(shown);
      return documents.encryptAgain(opened, tree, newer(opened.metadata().version()));
    }
  }

  private static Store.Parsed withMetadata(Opened opened) {
    return new Store.Parsed(opened.tree(), Optional.of(opened.metadata().toNode()));
  }

  private static String newer(String version) throws Failure {
    boolean isOlder =
        SopsVersion.parse(version).compareTo(SopsVersion.parse(SopsVersion.CURRENT)) < 0;
    return isOlder ? SopsVersion.CURRENT : version;
  }

  private static byte[] created(Documents documents, Path file, Path name) throws Failure {
    var recipe = documents.recipe(name);
    var example = documents.readPlain(Example.of(documents.formats().input()));
    documents.encrypt(example, recipe);
    var tree = new Editing(documents, file).until(documents.writePlain(example.tree()));
    return documents.encrypt(new Store.Parsed(tree, Optional.empty()), recipe);
  }
}
