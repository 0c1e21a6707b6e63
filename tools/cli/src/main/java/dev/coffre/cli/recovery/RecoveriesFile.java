package dev.coffre.cli.recovery;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.recovery.Recoveries;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The file of a repository in which the uses of recovery keys stand.
public final class RecoveriesFile {
  private RecoveriesFile() {}

  /// What it says; nothing if there is none.
  ///
  /// @param root of the repository
  public static Recoveries read(Path root) throws CommandException, FileFailure {
    var file = root.resolve(Recoveries.PATH);
    try {
      return Files.exists(file) ? Recoveries.parse(Files.readString(file)) : Recoveries.none();
    } catch (YamlException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()), "git restore " + Recoveries.PATH);
    } catch (IOException e) {
      throw new FileFailure(Recoveries.PATH, e);
    }
  }

  /// Adds a use.
  static void add(Host host, Path root, Recoveries.Use use)
      throws CommandException, FileFailure, IOException {
    change(host, root, text -> Recoveries.with(text, use));
  }

  /// Adds a drill.
  static void add(Host host, Path root, Recoveries.Drill drill)
      throws CommandException, FileFailure, IOException {
    change(host, root, text -> Recoveries.with(text, drill));
  }

  private static void change(Host host, Path root, UnaryOperator<String> change)
      throws CommandException, FileFailure, IOException {
    read(root);
    var file = root.resolve(Recoveries.PATH);
    var text = change.apply(Files.exists(file) ? Files.readString(file) : "");
    Files.createDirectories(file.getParent());
    host.files().replace(file, text.getBytes(StandardCharsets.UTF_8), Access.USUAL);
  }
}
