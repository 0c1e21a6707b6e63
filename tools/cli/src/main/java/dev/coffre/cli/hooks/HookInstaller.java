package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.hooks.InstalledHook.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the hooks in their places, and takes them away. All of it is settled before anything is
/// written.
///
/// @param shared whether a folder that other repositories use is meant, too
/// @param dryRun whether nothing is written
public record HookInstaller(Host host, boolean shared, boolean dryRun) {

  /// What was done, or would be, to each hook.
  ///
  /// @param folder where Git looks for hooks
  /// @param drivers a line for each of Git's drivers
  record Done(Path folder, List<Made> hooks, List<String> drivers) {
    Done {
      hooks = List.copyOf(hooks);
      drivers = List.copyOf(drivers);
    }
  }

  /// What was done to one of them.
  record Made(InstalledHook hook, Change change) {}

  /// Installs in the repository that the host's folder is in; twice is the same as once.
  ///
  /// @return what was done, a line for each hook and driver
  /// @throws CommandException if Git's hooks are not where they may be written
  public List<String> install() throws CommandException, FileFailure {
    var done = done();
    return Stream.concat(done.hooks().stream().map(HookInstaller::line), done.drivers().stream())
        .toList();
  }

  static String line(Made made) {
    return made.hook().script().hook().file() + ": " + made.change().text();
  }

  Done done() throws CommandException, FileFailure {
    var folder = HooksFolder.of(host);
    folder.requireWritable(shared);
    var made = new ArrayList<Made>();
    for (var hook : look(folder.path())) {
      made.add(new Made(hook, hook.toInstall()));
    }
    return write(folder, made, GitDriver.install(host, program(), dryRun));
  }

  /// Takes them away where Git looks for hooks, and from the repository's own folder, if that is
  /// another one: what was installed before somebody changed `core.hooksPath`.
  Done undone() throws CommandException, FileFailure {
    var folder = HooksFolder.of(host);
    var made = new ArrayList<Made>();
    for (var path : new LinkedHashSet<>(List.of(folder.path(), folder.own()))) {
      for (var hook : look(path)) {
        var change = hook.toUninstall();
        if (change != Change.NONE && path.equals(folder.path())) {
          folder.requireWritable(shared);
        }
        if (change != Change.NONE || path.equals(folder.path())) {
          made.add(new Made(hook, change));
        }
      }
    }
    return write(folder, made, GitDriver.uninstall(host, dryRun));
  }

  /// Git's drivers alone, where the hooks are somebody else's.
  List<String> drivers() throws CommandException, FileFailure {
    return GitDriver.install(host, program(), dryRun);
  }

  private Done write(HooksFolder folder, List<Made> made, List<String> drivers) throws FileFailure {
    for (var one : made) {
      try {
        one.hook().make(dryRun ? Change.NONE : one.change(), host);
      } catch (IOException e) {
        throw new FileFailure(one.hook().file().toString(), e);
      }
    }
    return new Done(folder.path(), made, drivers);
  }

  List<InstalledHook> look(Path folder) throws FileFailure {
    var program = program();
    var hooks = new ArrayList<InstalledHook>();
    for (var hook : Hook.values()) {
      try {
        hooks.add(InstalledHook.in(folder, new HookScript(hook, program)));
      } catch (IOException e) {
        throw new FileFailure(folder.resolve(hook.file()).toString(), e);
      }
    }
    return hooks;
  }

  /// Where the program is, as `PATH` says if it does: a link there outlives the version that it
  /// leads to.
  private Optional<Path> program() {
    return host.launcher()
        .map(launcher -> {
          for (var folder : host.environment().getOrDefault("PATH", "").split(":", -1)) {
            var link = Path.of(folder, "coffre");
            if (link.isAbsolute() && isSame(link, launcher)) {
              return link;
            }
          }
          return launcher;
        });
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.exists(a) && Files.isSameFile(a, b);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
