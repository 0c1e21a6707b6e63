package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.CaseText;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The cases of a repository, each in a file of its own.
record CaseFiles(Host host, Path folder) {

  /// A case and its file.
  record Stored(Path file, Case content) {}

  static CaseFiles in(Host host, Path root) {
    return new CaseFiles(host, root.resolve(Case.FOLDER));
  }

  /// All of them, by name.
  List<Stored> all() throws CommandException, FileFailure {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      var cases = new ArrayList<Stored>();
      for (var file : files.filter(path -> path.toString().endsWith(".yaml")).sorted().toList()) {
        cases.add(new Stored(file, read(file)));
      }
      return cases;
    } catch (IOException e) {
      throw new FileFailure(host.shown(folder), e);
    }
  }

  private Case read(Path file) throws CommandException, IOException {
    try {
      return CaseText.read(host.shown(file), Files.readString(file));
    } catch (YamlException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), "restore it from Git");
    }
  }

  /// Those of a holder.
  List<Stored> of(String holder) throws CommandException, FileFailure {
    return all().stream().filter(stored -> stored.content().holder().equals(holder)).toList();
  }

  /// Where a new case goes.
  Path place(Case kase) throws FileFailure {
    try {
      Files.createDirectories(folder);
      return folder.resolve(kase.holder() + "-" + kase.opened() + ".yaml");
    } catch (IOException e) {
      throw new FileFailure(host.shown(folder), e);
    }
  }

  static byte[] bytes(Case kase) {
    return CaseText.write(kase).getBytes(StandardCharsets.UTF_8);
  }

  void write(Stored stored) throws FileFailure {
    try {
      host.files().replace(stored.file(), bytes(stored.content()), Access.USUAL);
    } catch (IOException e) {
      throw new FileFailure(host.shown(stored.file()), e);
    }
  }
}
