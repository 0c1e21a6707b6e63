package dev.coffre.cli.backup;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Counted;
import dev.coffre.backup.Part;
import dev.coffre.backup.Target;
import dev.coffre.backup.pgbackrest.BackupSet;
import dev.coffre.backup.pgbackrest.Stanza;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `pgbackrest` command, for one stanza in one repository. Where that is, how it is reached and
/// what it is encrypted with stays in pgBackRest's own configuration.
///
/// @param root that the plan's paths start from
public record PgBackRest(Host host, Target.Repository target, Path root) {

  /// Starts one of its commands.
  ///
  /// @param arguments options and what comes after the command's name
  public Tool start(String command, List<String> arguments) throws CommandException {
    var words = new ArrayList<>(List.of(program(), command));
    target.config().ifPresent(file -> words.add("--config=" + root.resolve(file)));
    words.addAll(
        List.of(
            "--stanza=" + target.stanza(), "--log-level-console=off", "--log-level-stderr=warn"));
    words.addAll(arguments);
    return Tool.start(words, host.environment(), root);
  }

  private String program() {
    return target.program().contains("/")
        ? root.resolve(target.program()).toString()
        : target.program();
  }

  private String repository() {
    return "--repo=" + target.repository();
  }

  /// What the repository has.
  public Stanza stanza() throws CommandException, BackupException, IOException {
    return Stanza.of(target.stanza(), said("info", List.of(repository(), "--output=json")));
  }

  /// Adds a backup to the repository.
  ///
  /// @param id that it is annotated with
  BackupSet backup(String id) throws CommandException, BackupException, IOException {
    run("backup", List.of(repository(), "--annotation=" + BackupSet.ANNOTATION + "=" + id));
    return set(id);
  }

  private void run(String command, List<String> arguments) throws CommandException, IOException {
    try (var tool = start(command, arguments)) {
      tool.out().transferTo(OutputStream.nullOutputStream());
      tool.finish();
    }
  }

  /// The backup that was annotated with an id.
  ///
  /// @throws BackupException if the repository has none, or no longer
  public BackupSet set(String id) throws CommandException, BackupException, IOException {
    var stanza = stanza();
    return stanza
        .backup(id)
        .orElseThrow(() ->
            new BackupException(
                "the repository of stanza %s has no backup %s: pgBackRest keeps %d there, by its own retention"
                    .formatted(stanza.name(), id, stanza.backups().size())));
  }

  /// pgBackRest's own list of a backup's files, each with its checksum.
  Tool listing(BackupSet set) throws CommandException {
    var file = "backup/%s/%s/backup.manifest".formatted(target.stanza(), set.label());
    return start("repo-get", List.of(repository(), file));
  }

  /// What that list is now.
  public Part list(BackupSet set) throws CommandException, IOException {
    try (var tool = listing(set);
        var counted = Counted.of(tool.out())) {
      counted.transferTo(OutputStream.nullOutputStream());
      tool.finish();
      return counted.finish(RepositorySource.LIST);
    }
  }

  /// What it says its version is.
  public String version() throws CommandException, IOException {
    try (var tool = Tool.start(List.of(program(), "version"), host.environment(), root)) {
      return text(tool);
    }
  }

  private String said(String command, List<String> arguments) throws CommandException, IOException {
    try (var tool = start(command, arguments)) {
      return text(tool);
    }
  }

  private static String text(Tool tool) throws CommandException, IOException {
    var text = new String(tool.out().readAllBytes(), StandardCharsets.UTF_8);
    tool.finish();
    return text.strip();
  }
}
