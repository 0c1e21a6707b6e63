package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Says whether Git asks.
public final class HooksStatusCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;

  /// For the repository that `host` is in.
  public HooksStatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say where Git looks for hooks, and which of them call coffre; and whether Git merges and"
                + " shows encrypted files by it.",
            "Exit code 1 if something of it is missing.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var folder = HooksFolder.of(host);
    var hooks = new ArrayList<Told>();
    for (var hook : new HookInstaller(host, false, false).look(folder.path())) {
      hooks.add(told(folder, hook));
    }
    var drivers = GitDriver.states(host);
    if (json) {
      host.out().println(report(folder, hooks).withStrings("drivers", drivers));
    } else {
      host.out().println("hooks: " + folder.path());
      hooks.forEach(hook -> host.out().println("  " + hook.hook() + ": " + hook.text()));
      drivers.forEach(line -> host.out().println("  " + line));
    }
    return hooks.stream().allMatch(Told::calls) && GitDriver.areSet(host)
        ? ExitCode.OK
        : ExitCode.REFUSED;
  }

  private record Told(String hook, boolean calls, String text) {}

  private static Told told(HooksFolder folder, InstalledHook hook) throws FileFailure {
    var name = hook.script().hook();
    var committed = folder.committedCall(name);
    if (committed.isPresent()) {
      return new Told(name.file(), true, "called by " + committed.get());
    }
    return switch (folder.use()) {
      case HooksFolder.Use.None() -> new Told(name.file(), false, "Git runs no hook here");
      case HooksFolder.Use.Committed(var place) ->
          new Told(name.file(), false, "not called by " + place + "/" + name.file());
      case HooksFolder.Use.Own(), HooksFolder.Use.Shared(_) ->
          new Told(name.file(), calls(hook), text(hook));
    };
  }

  private static boolean calls(InstalledHook hook) {
    return switch (hook.state()) {
      case OURS -> true;
      case OTHER_VERSION -> hook.isExecutable();
      case ABSENT, FOREIGN -> false;
    };
  }

  private static String text(InstalledHook hook) {
    return switch (hook.state()) {
      case ABSENT -> "not installed";
      case FOREIGN -> "not installed; there is another one";
      case OURS -> hook.keepsAnother() ? "installed; it calls another one first" : "installed";
      case OTHER_VERSION ->
          hook.isExecutable()
              ? "installed by another version: 'coffre hooks install' brings it up to date"
              : "installed, but not executable: 'coffre hooks install' mends it";
    };
  }

  private static Json report(HooksFolder folder, List<Told> hooks) {
    return Json.object()
        .with("folder", folder.path().toString())
        .withObjects(
            "hooks",
            hooks.stream()
                .map(hook ->
                    Json.object()
                        .with("hook", hook.hook())
                        .with("calls", hook.calls())
                        .with("state", hook.text()))
                .toList());
  }
}
