package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.HolderPast;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.AccessPlan;
import dev.coffre.cli.access.Alignment;
import dev.coffre.cli.access.FilePlan;
import dev.coffre.cli.access.PlanText;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.file.FileWriteException;
import dev.coffre.keys.Holder;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.Registry;
import dev.coffre.keys.RegistryText;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a holder's access away, and opens the case of what it still knows.
public final class KeysRevokeCommand implements NativeCommand.Action {
  private final Host host;
  private String name = "";
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysRevokeCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Take a holder's access away: its status, .sops.yaml and every file that it could open,"
                + " which gets a fresh data key, in one act. Then open a case in "
                + Case.FOLDER
                + ": every value that the holder could ever read in the history of the repository.",
            "What was read stays known. 'coffre keys cases' shows which values are still to be"
                + " changed at their source.")
        .operand("NAME", "A holder of the registry.", given -> name = given)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run()
      throws CommandException, FileFailure, FileWriteException, InterruptedException {
    var file = RegistryFile.require(host);
    var holder =
        file.registry()
            .holder(name)
            .orElseThrow(() ->
                CommandException.failed(
                    name + ": there is no such holder", "'coffre keys list' lists them"));
    var changed = revoked(file);
    var plan = AccessPlan.of(host, changed);
    plan.requireSafe();
    host.err().print(new PlanText(plan).brief());
    try (var ground = Ground.of(host, changed)) {
      var past = ground.past(name, Set.of(holder.recipient().text()));
      var kase = kase(ground, past);
      var alignment = new Alignment(host);
      if (kase.isPresent()) {
        var files = CaseFiles.in(host, file.root());
        alignment.text(files.place(kase.get()), CaseFiles.bytes(kase.get()));
      }
      if (holder.status() != HolderStatus.REVOKED) {
        alignment.text(changed.file(), changed.text().getBytes(StandardCharsets.UTF_8));
      }
      alignment.plan(plan);
      plan.files().files().stream()
          .filter(known -> known.wanted().isPresent() && isKnown(ground, past, known))
          .forEach(alignment::fresh);
      var code = alignment.run(json);
      if (code == ExitCode.OK) {
        tell(kase);
      }
      return code;
    }
  }

  private RegistryFile revoked(RegistryFile file) throws CommandException, FileFailure {
    try {
      return file.with(RegistryText.withStatus(file.text(), name, HolderStatus.REVOKED));
    } catch (StoreException e) {
      throw new FileFailure(Registry.PATH, e);
    }
  }

  /// A new case; empty if there is one, as after a run that was killed.
  private Optional<Case> kase(Ground ground, HolderPast past) throws CommandException, FileFailure {
    if (!CaseFiles.in(host, ground.registry().root()).of(name).isEmpty()) {
      return Optional.empty();
    }
    var registry = ground.registry().registry();
    var today = RegistryFile.today(host);
    var remaining =
        registry.holders().stream().filter(holder -> readsSomething(registry, holder)).toList();
    var keys = CaseKeys.of(host);
    try (var key = keys.fresh()) {
      var copies = keys.copies(key, remaining);
      return Optional.of(Case.open(name, today, past, ground.present(), key, copies));
    }
  }

  private boolean readsSomething(Registry registry, Holder holder) {
    var today = RegistryFile.today(host);
    return registry.rules().stream()
        .anyMatch(rule -> registry.readers(rule, today).contains(holder));
  }

  /// Whether the holder has the file's data key, though the file may not name it any more.
  private static boolean isKnown(Ground ground, HolderPast past, FilePlan file) {
    try (var key = ground.keys().recover(file.has())) {
      return past.knows(key);
    } catch (SopsException unopened) {
      return false;
    }
  }

  private void tell(Optional<Case> kase) {
    if (kase.isEmpty()) {
      host.err().println("the case of " + name + " is open already: 'coffre keys cases'");
      return;
    }
    host.err()
        .println(
            "a case is open: %s could read %d values, %d of them are still to be changed:"
                    .formatted(name, kase.get().entries().size(), kase.get().open().size())
                + " 'coffre keys cases'");
  }
}
