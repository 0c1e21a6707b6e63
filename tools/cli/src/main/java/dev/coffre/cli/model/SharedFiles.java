package dev.coffre.cli.model;

import dev.coffre.cli.Host;
import dev.coffre.cli.model.ManualPage.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the completion scripts and manual pages of every program where an installation has them:
/// `share/man/man1`, `share/bash-completion`, and so on below a prefix.
public final class SharedFiles {
  private final Path prefix;
  private final Edition edition;

  private SharedFiles(Path prefix, Edition edition) {
    this.prefix = prefix;
    this.edition = edition;
  }

  /// Writes them below `prefix`, dated `date` (ISO) in the foot of the manual pages.
  public static void write(Host host, Path prefix, String version, String date) throws IOException {
    var files = new SharedFiles(prefix, new Edition(version, date));
    for (var program : CommandLines.all(host)) {
      files.completions(program);
      files.pages(program, List.of());
    }
  }

  private void completions(CommandModel program) throws IOException {
    for (var shell : Shell.values()) {
      write(shell.place(program.name()), shell.script(program));
    }
  }

  private void pages(CommandModel command, List<String> above) throws IOException {
    var words = new ArrayList<>(above);
    words.add(command.name());
    var page = ManualPage.text(command, words, edition);
    write("share/man/man1/" + String.join("-", words) + ".1", page);
    for (var below : command.commands()) {
      pages(below, words);
    }
  }

  private void write(String place, String text) throws IOException {
    var file = prefix.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
