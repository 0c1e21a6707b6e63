package dev.coffre.cli.backup;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.TargetStore;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens backups whole, and holds what is in them against what they say.
public final class BackupVerifyCommand implements NativeCommand.Action {
  private static final Map<String, List<Identity>> NOBODY = Map.of();

  private final Host host;
  private final IdentityFiles identityFiles = new IdentityFiles();

  private List<String> names = List.of();
  private boolean sealed;
  private boolean all;

  /// Reads for `host`.
  public BackupVerifyCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Open the newest backup of each target with every identity that is named, and hold each"
                + " part against the manifest. Restoring it is what 'coffre drill run' does.")
        .flag(List.of("--all"), "Every backup, not the newest alone.", () -> all = true)
        .flag(
            List.of("--sealed"),
            "Without a key: only that the encrypted files are those that were written.",
            () -> sealed = true)
        .operands(
            "TARGET",
            0,
            "Whose backups; all of the plan if none is named.",
            given -> names = given);
    identityFiles.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var plan = PlanFile.read(host);
    var tokens = sealed ? NOBODY : identityFiles.readForTokens(host);
    boolean sound = true;
    for (var target : plan.targets(names)) {
      try (var store = plan.store(target)) {
        sound &=
            verify(plan, target, store, target instanceof Target.Token ? tokens : identities());
      } catch (IOException e) {
        throw new FileFailure(plan.place(), e);
      }
    }
    return sound ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Map<String, List<Identity>> identities() throws CommandException, FileFailure {
    return sealed ? NOBODY : identityFiles.read(host);
  }

  private boolean verify(
      PlanFile plan, Target target, TargetStore store, Map<String, List<Identity>> identities)
      throws CommandException, IOException {
    var content = store.content();
    var problems = new ArrayList<>(content.problems());
    if (content.newest().isEmpty()) {
      problems.add(store.target() + ": there is no backup: coffre backup create " + store.target());
    }
    if (!sealed && identities.isEmpty()) {
      problems.add(store.target() + ": nothing opens it: name an identity with --token-identity");
      problems.forEach(problem -> host.err().println("coffre: " + problem));
      return false;
    }
    for (var backup : all ? content.backups() : content.newest().stream().toList()) {
      var found = problems(backup, identities);
      if (target instanceof Target.Repository repository) {
        missing(new PgBackRest(host, repository, plan.root()), backup).ifPresent(found::add);
      }
      found.forEach(problem -> problems.add(name(backup) + ": " + problem));
      if (found.isEmpty()) {
        host.out().println(name(backup) + (sealed ? ": sealed as it was written" : ": whole"));
        if (!sealed) {
          store.markVerified(backup, "verify", host.clock().instant());
        }
      }
    }
    problems.forEach(problem -> host.err().println("coffre: " + problem));
    return problems.isEmpty();
  }

  private static String name(StoredBackup backup) {
    return backup.label().target() + "/" + backup.label().id();
  }

  private static List<String> problems(StoredBackup backup, Map<String, List<Identity>> identities)
      throws IOException {
    var problems = new ArrayList<>(backup.damages());
    for (var identity : identities.entrySet()) {
      if (problems.isEmpty()) {
        open(backup, identity.getValue())
            .ifPresent(why -> problems.add("with " + identity.getKey() + ": " + why));
      }
    }
    return problems;
  }

  /// What is in a repository of pgBackRest has to be there still.
  private static Optional<String> missing(PgBackRest repository, StoredBackup backup)
      throws CommandException, IOException {
    try {
      repository.set(backup.label().id());
      return Optional.empty();
    } catch (BackupException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> open(StoredBackup backup, List<Identity> identities) {
    int threads = Runtime.getRuntime().availableProcessors();
    try {
      var manifest = backup.manifest(identities);
      for (var content : manifest.contents()) {
        backup.read(content.name(), manifest, OutputStream.nullOutputStream(), identities, threads);
      }
      return Optional.empty();
    } catch (IOException | BackupException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
