package dev.coffre.cli.inventory;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.inventory.source.Omission;
import dev.coffre.scan.rule.LeftOut;
import dev.coffre.scan.rule.RuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that a team leaves out of its inventory.
record Omissions(List<LeftOut> paths) {
  private static final String FILE = ".config/coffre/inventory.yaml";

  static Omissions of(Path top) throws CommandException, FileFailure {
    var file = top.resolve(FILE);
    try {
      return new Omissions(
          Files.exists(file) ? LeftOut.parse(FILE, Files.readString(file)) : List.of());
    } catch (RuleException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()),
          "correct it; its fields are in docs/reference/inventory.md");
    } catch (IOException e) {
      throw new FileFailure(FILE, e);
    }
  }

  boolean cover(String path) {
    return paths.stream().anyMatch(left -> left.glob().matches(path));
  }

  List<Omission> listed() {
    return paths.stream().map(left -> new Omission(left.path(), left.reason())).toList();
  }
}
