package dev.coffre.cli.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Recipient;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.BackupPlan;
import dev.coffre.backup.Target;
import dev.coffre.backup.TargetStore;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.cli.place.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plan of the repository that a command runs in.
///
/// @param root of the repository: where the plan's paths start
public record PlanFile(Host host, BackupPlan plan, Path root) {

  /// Reads the plan of this folder, or the nearest above it.
  public static PlanFile read(Host host) throws CommandException, FileFailure {
    var folder = Optional.of(host.directory());
    while (folder.isPresent()) {
      var file = folder.get().resolve(BackupPlan.PATH);
      if (Files.exists(file)) {
        return read(host, folder.get(), file);
      }
      folder = Optional.ofNullable(folder.get().getParent());
    }
    throw CommandException.failed(
        "there is no " + BackupPlan.PATH + " here, nor in a folder above",
        "write one, docs/backups.md shows how; or name its folder with -C DIR");
  }

  private static PlanFile read(Host host, Path root, Path file)
      throws CommandException, FileFailure {
    try {
      return new PlanFile(host, BackupPlan.parse(host.shown(file), Files.readString(file)), root);
    } catch (BackupException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()), "correct the plan; docs/backups.md shows one");
    } catch (IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
  }

  /// The target of that name.
  public Target target(String name) throws CommandException {
    return plan.target(name)
        .orElseThrow(() ->
            CommandException.usage(
                "the plan has no target " + name,
                "it has " + String.join(", ", plan.targets().stream().map(Target::name).toList())));
  }

  /// The targets of those names; all if none is named.
  public List<Target> targets(List<String> names) throws CommandException {
    if (names.isEmpty()) {
      return plan.targets();
    }
    var targets = new ArrayList<Target>();
    for (var name : names) {
      targets.add(target(name));
    }
    return targets;
  }

  /// The backups of a target.
  public TargetStore store(Target target) throws CommandException, FileFailure {
    return new TargetStore(target.name(), new Places(host, root).open(plan.store(), target.name()));
  }

  /// Where backups are kept, for messages.
  public String place() {
    return new Places(host, root).name(plan.store());
  }

  /// Who can open the backups of a target.
  public List<Recipient> recipients(Target target) throws CommandException {
    var parser = KeysAtHand.recipients(host, "coffre");
    var recipients = new ArrayList<Recipient>();
    for (var text : plan.recipients(target)) {
      try {
        recipients.add(parser.parse(text));
      } catch (AgeException.InvalidKey e) {
        throw CommandException.failed(
            BackupPlan.PATH + ": a recipient cannot be used: " + e.getMessage(),
            "recipients are public age keys: age1…");
      }
    }
    return recipients;
  }

  /// Encrypts.
  public Age age() {
    return new Age(host.randomness());
  }

  /// The commit that the repository is at; empty if it is none, or git is not here.
  public String commit() {
    try (var git = Tool.start(List.of("git", "rev-parse", "HEAD"), host.environment(), root)) {
      var commit = new String(git.out().readAllBytes(), StandardCharsets.UTF_8);
      return git.await() == 0 ? commit.strip() : "";
    } catch (IOException | CommandException withoutGit) {
      return "";
    }
  }
}
