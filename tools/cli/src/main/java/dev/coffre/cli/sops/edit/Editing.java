package dev.coffre.cli.sops.edit;

import dev.coffre.cli.child.Scratch;
import dev.coffre.cli.sops.call.EngineFailure;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A plain document in the user's editor, again and again until it can be encrypted.
///
/// @param file the encrypted one, whose name the plain one has
public record Editing(Documents documents, Path file) {
  private static final String AGAIN = " Press enter to return to the editor, or Ctrl+C to exit.";

  /// Shows `content` and returns what the user made of it.
  ///
  /// @throws Failure if it was not changed, or there is no editor
  Tree until(byte[] content) throws Failure {
    try (var scratch = Scratch.create(documents.call().host().environment(), "")) {
      var plain = scratch.write(file.getFileName().toString(), content);
      var editor = new Editor(documents.call().host());
      while (true) {
        editor.open(plain);
        var edited = Input.file(plain);
        if (Arrays.equals(edited, content)) {
          throw Failure.of(Status.FILE_HAS_NOT_BEEN_MODIFIED, "File has not changed, exiting.");
        }
        var tree = parse(edited);
        if (tree.isPresent()) {
          return tree.get();
        }
        awaitEnter();
      }
    } catch (IOException e) {
      throw Failure.of(
          Status.COULD_NOT_WRITE_OUTPUT_FILE,
          "Could not create temporary directory: " + Input.reason(e));
    }
  }

  private Optional<Tree> parse(byte[] edited) {
    var log = documents.call().log();
    try {
      var parsed = documents.formats().input().store().parse(edited);
      var obstacle = obstacle(parsed);
      obstacle.ifPresent(why -> log.error("Tree not valid for encryption." + AGAIN, why));
      return obstacle.isPresent() ? Optional.empty() : Optional.of(parsed.tree());
    } catch (StoreException e) {
      log.error(
          "Could not load tree, probably due to invalid syntax." + AGAIN,
          String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// Why a well-formed file cannot be encrypted, if so.
  private Optional<String> obstacle(Store.Parsed parsed) {
    if (parsed.tree().documents().isEmpty()) {
      return Optional.of(EngineFailure.NO_DOCUMENT);
    }
    return !showsMetadata() && isReserved(parsed)
        ? Optional.of(EngineFailure.alreadyEncrypted())
        : Optional.empty();
  }

  private boolean showsMetadata() {
    return documents.call().given().on("show-master-keys");
  }

  private boolean isReserved(Store.Parsed parsed) {
    return parsed.metadata().isPresent()
        || parsed.tree().documents().stream()
            .flatMap(document -> document.items().stream())
            .anyMatch(item ->
                item instanceof Entry(var key, var _)
                    && documents.formats().output().reserves(key));
  }

  private void awaitEnter() throws IOException {
    var in = documents.call().host().in();
    int read;
    do {
      read = in.read();
    } while (read >= 0 && read != '\n');
  }
}
