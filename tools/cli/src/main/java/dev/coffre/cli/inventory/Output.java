package dev.coffre.cli.inventory;

import dev.coffre.cli.FileFailure;
import dev.coffre.file.Access;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.FileWriteException;
import dev.coffre.file.Staged;
import dev.coffre.inventory.report.JsonInventory;
import dev.coffre.inventory.report.MarkdownInventory;
import dev.coffre.inventory.source.Inventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that an inventory is written to.
///
/// @param folder where they stand
/// @param top where paths of the inventory start
record Output(Path folder, Path top) {
  static final String MARKDOWN = "secrets_inventory.md";
  static final String JSON = "secrets-scan.json";

  /// One of the files, with what belongs into it.
  record Written(Path file, String text) {}

  Path json() {
    return folder.resolve(JSON);
  }

  String jsonOf(Inventory inventory) {
    return JsonInventory.write(inventory);
  }

  /// What the files should be.
  List<Written> of(Inventory inventory) {
    return List.of(
        new Written(folder.resolve(MARKDOWN), MarkdownInventory.write(inventory, root())),
        new Written(folder.resolve(JSON), JsonInventory.write(inventory)),
        new Written(folder.resolve(JsonInventory.SCHEMA), JsonInventory.schema()));
  }

  /// The way from the folder to the top; where there is none, paths stand by themselves.
  private String root() {
    if (!folder.startsWith(top)) {
      return "";
    }
    return "../".repeat(folder.equals(top) ? 0 : top.relativize(folder).getNameCount());
  }

  /// Whether a path from the top is one of the files: they name sources, and are none.
  boolean isOwn(String path) {
    var file = top.resolve(path);
    return file.equals(folder.resolve(MARKDOWN))
        || file.equals(folder.resolve(JSON))
        || file.equals(folder.resolve(JsonInventory.SCHEMA));
  }

  /// Replaces all of them, or none if one cannot be written.
  void write(Inventory inventory, AtomicFiles files) throws FileFailure {
    var staged = new ArrayList<Staged>();
    try {
      for (var written : of(inventory)) {
        Files.createDirectories(written.file().getParent());
        staged.add(files.stage(written.file(), bytes(written.text()), Access.USUAL));
      }
      files.commit(staged);
    } catch (FileWriteException e) {
      throw new FileFailure(e.target().toString(), e);
    } catch (IOException e) {
      throw new FileFailure(folder.toString(), e);
    } finally {
      staged.forEach(Staged::close);
    }
  }

  /// What one of the files is now.
  static Optional<String> read(Path file) throws FileFailure {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new FileFailure(file.toString(), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
