package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Git calls for encrypted files. The configuration of the clone says how, `.gitattributes`
/// for which files: Git takes no command from what it fetched.
enum GitDriver {
  /// For merges, rebases and cherry-picks.
  MERGE("merge.coffre.driver", "merge --marker-size %L --name %P %O %A %B"),
  /// For what `git diff`, `git log -p` and `git show` print.
  DIFF("diff.coffre.textconv", "diff --textconv");

  private static final String NAME = "merge.coffre.name";

  private final String variable;
  private final String arguments;

  GitDriver(String variable, String arguments) {
    this.variable = variable;
    this.arguments = arguments;
  }

  /// Sets them, and adds the line of `.gitattributes`; what is set already stays.
  ///
  /// @param program where `coffre` is; the one on `PATH` if it is not known
  /// @return what was done, or would be, a line each
  static List<String> install(Host host, Optional<Path> program, boolean dryRun)
      throws CommandException, FileFailure {
    var git = new GitProgram(host);
    var done = new ArrayList<String>();
    for (var driver : values()) {
      var command = driver.command(program);
      var now = driver.value(git);
      if (now.filter(command::equals).isEmpty()) {
        if (!dryRun) {
          git.ask("config", "--local", driver.variable, command);
        }
        done.add(driver.label() + (now.isPresent() ? "brought up to date" : "set"));
      } else {
        done.add(driver.label() + "nothing to do");
      }
    }
    if (!dryRun) {
      git.ask("config", "--local", NAME, "coffre: encrypted files, value by value");
    }
    attributes(git, dryRun).ifPresent(done::add);
    return done;
  }

  private static Optional<String> attributes(GitProgram git, boolean dryRun)
      throws CommandException, FileFailure {
    var top = git.find("rev-parse", "--show-toplevel");
    if (top.isEmpty()) {
      return Optional.empty();
    }
    var root = git.in(git.path(top.get())).host();
    var line = GitLine.DRIVERS;
    try {
      if (!line.isMissing(root)) {
        return Optional.empty();
      }
      if (!dryRun) {
        line.add(root);
      }
      return Optional.of(line.file() + ": line added, for you to commit");
    } catch (IOException e) {
      throw new FileFailure(line.file(), e);
    }
  }

  /// Takes them from the configuration. The line of `.gitattributes` is the team's and stays; Git
  /// merges by lines where the driver that it names is not set.
  static List<String> uninstall(Host host, boolean dryRun) throws CommandException {
    var git = new GitProgram(host);
    var done = new ArrayList<String>();
    for (var driver : values()) {
      boolean set = driver.value(git).isPresent();
      if (set && !dryRun) {
        git.ask("config", "--local", "--unset-all", driver.variable);
      }
      done.add(driver.label() + (set ? "taken away" : "nothing to do"));
    }
    if (!dryRun && git.find("config", "--local", "--get", NAME).isPresent()) {
      git.ask("config", "--local", "--unset-all", NAME);
    }
    return done;
  }

  /// A line for each.
  static List<String> states(Host host) throws CommandException {
    var git = new GitProgram(host);
    var states = new ArrayList<String>();
    for (var driver : values()) {
      states.add(driver.label() + (driver.value(git).isPresent() ? "set" : "not set"));
    }
    return states;
  }

  static boolean areSet(Host host) throws CommandException {
    var git = new GitProgram(host);
    for (var driver : values()) {
      if (driver.value(git).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private String label() {
    return switch (this) {
      case MERGE -> "merge driver: ";
      case DIFF -> "diff driver: ";
    };
  }

  private Optional<String> value(GitProgram git) throws CommandException {
    return git.find("config", "--local", "--get", variable);
  }

  /// Git hands it to a shell.
  private String command(Optional<Path> program) {
    return program.map(path -> "'" + path.toString().replace("'", "'\\''") + "'").orElse("coffre")
        + " "
        + arguments;
  }
}
