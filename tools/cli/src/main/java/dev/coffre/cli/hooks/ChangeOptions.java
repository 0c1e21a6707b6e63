package dev.coffre.cli.hooks;

import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.json.Json;
import java.util.List;
import java.util.Locale;

/// What installing and uninstalling take, and how they tell what they did.
final class ChangeOptions {
  private boolean shared;
  private boolean dryRun;
  private boolean json;

  void declare(Options options) {
    options
        .flag(
            List.of("--shared"),
            "Change a hooks folder that other repositories use, too.",
            () -> shared = true)
        .flag(
            List.of("--dry-run"), "Say what would be done, and write nothing.", () -> dryRun = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  HookInstaller installer(Host host) {
    return new HookInstaller(host, shared, dryRun);
  }

  void tell(Host host, List<String> drivers) {
    if (json) {
      host.out().println(Json.object().withStrings("drivers", drivers).with("dryRun", dryRun));
    } else {
      drivers.forEach(line -> host.out().println(line + (dryRun ? " (nothing is written)" : "")));
    }
  }

  void tell(Host host, HookInstaller.Done done) {
    if (json) {
      host.out().println(report(done));
      return;
    }
    host.out().println("hooks: " + done.folder() + (dryRun ? " (nothing is written)" : ""));
    done.hooks().forEach(made -> host.out().println("  " + HookInstaller.line(made)));
    done.drivers().forEach(line -> host.out().println("  " + line));
  }

  private Json report(HookInstaller.Done done) {
    return Json.object()
        .with("folder", done.folder().toString())
        .withObjects("hooks", done.hooks().stream().map(ChangeOptions::report).toList())
        .withStrings("drivers", done.drivers())
        .with("dryRun", dryRun);
  }

  private static Json report(HookInstaller.Made made) {
    return Json.object()
        .with("hook", made.hook().script().hook().file())
        .with("file", made.hook().file().toString())
        .with("change", made.change().name().toLowerCase(Locale.ROOT));
  }
}
