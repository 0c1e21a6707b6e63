package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where Git looks for the hooks of a repository.
///
/// @param path the folder, which need not be there
/// @param own the folder that Git uses where it is told no other
/// @param root of the work tree; of the repository if it has none
record HooksFolder(Path path, Path own, Path root, Use use) {

  /// Whose it is.
  sealed interface Use {
    /// This repository's alone, and not part of what is committed.
    record Own() implements Use {}

    /// That of other repositories, too.
    ///
    /// @param scope which configuration says so, as Git calls it
    record Shared(String scope) implements Use {}

    /// A part of the work tree.
    ///
    /// @param folder in it, where people put their hooks
    record Committed(String folder) implements Use {}

    /// No folder: Git runs no hook.
    record None() implements Use {}
  }

  /// Asks Git, and looks at what is there.
  ///
  /// @throws CommandException if the host's folder is in no repository
  static HooksFolder of(Host host) throws CommandException {
    var git = new GitProgram(host);
    var top = git.find("rev-parse", "--show-toplevel").map(git::path);
    var there = top.map(git::in).orElse(git);
    var said =
        there
            .ask("rev-parse", "--is-bare-repository", "--git-common-dir", "--git-path", "hooks")
            .lines()
            .toList();
    if (top.isEmpty() && said.get(0).equals("false")) {
      throw CommandException.refused(
          "this folder is inside a repository's .git", "run it in the work tree");
    }
    var common = there.path(said.get(1));
    var path = there.path(said.get(2));
    var own = common.resolve("hooks");
    return new HooksFolder(path, own, top.orElse(common), new Look(there, top, common).use(path));
  }

  /// What tells whose a folder is.
  private record Look(GitProgram git, Optional<Path> top, Path common) {

    Use use(Path path) throws CommandException {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        return new Use.None();
      }
      var real = real(path);
      if (real.startsWith(real(common))) {
        return new Use.Own();
      }
      if (top.isPresent() && real.startsWith(real(top.get()))) {
        return inTree(real(top.get()).relativize(real), path);
      }
      return new Use.Shared(scope());
    }

    /// husky writes `_` anew at will, and keeps Git from seeing it; people's hooks are beside it.
    private Use inTree(Path folder, Path path) throws CommandException {
      var name = folder.toString().replace('\\', '/');
      if (name.endsWith("/_")) {
        return new Use.Committed(name.substring(0, name.length() - 2));
      }
      var probe = path.resolve(Hook.PRE_COMMIT.file()).toString();
      boolean ignored = git.find("check-ignore", "--quiet", probe).isPresent();
      return ignored ? new Use.Own() : new Use.Committed(name);
    }

    private String scope() throws CommandException {
      return git.find("config", "--show-scope", "--get", "core.hooksPath")
          .map(line -> line.replaceFirst("\t.*", ""))
          .orElse("local");
    }

    /// The path without symbolic links, also of what is not there yet.
    private static Path real(Path path) {
      try {
        return path.toRealPath();
      } catch (IOException notThere) {
        var parent = Optional.ofNullable(path.getParent());
        return parent.isEmpty() ? path : real(parent.get()).resolve(path.getFileName());
      }
    }
  }

  /// Refuses a folder that this repository does not have for itself.
  ///
  /// @param shared whether one that others use is meant, too
  void requireWritable(boolean shared) throws CommandException {
    switch (use) {
      case Use.Own() -> {}
      case Use.Shared(var scope) -> {
        if (!shared) {
          throw CommandException.refused(
              path + ": core.hooksPath (" + scope + ") names it, and other repositories may use it",
              "--shared writes there all the same; or give this repository hooks of its own:"
                  + " git config core.hooksPath "
                  + own);
        }
      }
      case Use.Committed(var folder) ->
          throw CommandException.refused(
              folder + ": the hooks of this repository are files of its work tree, yours to change",
              toAdd(folder));
      case Use.None() ->
          throw CommandException.refused(
              path + ": core.hooksPath names it, and it is no folder: Git runs no hook here",
              "git config --show-origin --get core.hooksPath shows who says so");
    }
  }

  private static String toAdd(String folder) {
    var text = new StringBuilder("add a line to each of these, and make them executable:");
    for (var hook : Hook.values()) {
      text.append("\n  ").append(folder).append('/').append(hook.file());
      text.append(": coffre hooks run ").append(hook.file()).append(" \"$@\" || exit");
    }
    return text.toString();
  }

  /// The file of the work tree that calls us for a hook.
  Optional<String> committedCall(Hook hook) throws FileFailure {
    return switch (use) {
      case Use.Committed(var folder) -> {
        var name = folder + "/" + hook.file();
        try {
          var file = root.resolve(name);
          boolean calls =
              Files.isExecutable(file)
                  && Files.readString(file).contains("coffre hooks run " + hook.file());
          yield Optional.of(name).filter(_ -> calls);
        } catch (IOException e) {
          throw new FileFailure(name, e);
        }
      }
      case Use.Own(), Use.Shared(_), Use.None() -> Optional.empty();
    };
  }
}
