package dev.coffre.backup;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/// What is backed up, where to, and who can open it.
///
/// @param store where backups are kept
/// @param recipients age recipients, one at least
/// @param environment where this plan is used, as evidence names it
/// @param decisions numbers of the decision records that a drill confirms
public record BackupPlan(
    Location store,
    List<String> recipients,
    String environment,
    List<String> decisions,
    List<Target> targets) {
  /// Where it lies in a repository.
  public static final String PATH = ".config/coffre/backup.yaml";

  private static final List<String> NOBODY = List.of();

  public BackupPlan {
    recipients = List.copyOf(recipients);
    decisions = List.copyOf(decisions);
    targets = List.copyOf(targets);
  }

  /// Who can open the backups of a target.
  public List<String> recipients(Target target) {
    return target instanceof Target.Token token ? token.recipients() : recipients;
  }

  /// Reads a plan.
  ///
  /// @param name of the file, for messages
  /// @throws BackupException if the file holds none: a field that is missing, unknown or wrong
  public static BackupPlan parse(String name, String text) throws BackupException {
    try {
      var file = YamlMapping.parse(name, text);
      var plan =
          new BackupPlan(
              LocationReader.read(file),
              file.texts("recipients"),
              file.optional("environment").orElse("unnamed"),
              decisions(file),
              TargetReader.read(file));
      file.finish();
      plan.requireTokensApart(name);
      plan.requireDatabasesOfWorkloads(name);
      return plan;
    } catch (YamlException e) {
      throw new BackupException(String.valueOf(e.getMessage()));
    }
  }

  /// Whoever opens the datastore's backup must not open the token's: both together are everything.
  private void requireTokensApart(String name) throws BackupException {
    for (var target : targets) {
      for (var recipient : target instanceof Target.Token token ? token.recipients() : NOBODY) {
        if (recipients.contains(recipient)) {
          throw new BackupException(
              "%s: a recipient of %s is one of the datastore's too: %s"
                  .formatted(name, target.name(), recipient));
        }
      }
    }
  }

  private void requireDatabasesOfWorkloads(String name) throws BackupException {
    for (var target : targets) {
      if (target instanceof Target.Cluster cluster && cluster.workload().isPresent()) {
        var wanted = cluster.workload().get().database();
        if (!(target(wanted).orElse(cluster) instanceof Target.Database)) {
          throw new BackupException(
              "%s: the workload of %s logs in to '%s', which is no target of kind postgresql"
                  .formatted(name, target.name(), wanted));
        }
      }
    }
  }

  private static List<String> decisions(YamlMapping file) throws YamlException {
    var decisions =
        file.names().contains("decisions") ? file.texts("decisions") : List.<String>of();
    for (var number : decisions) {
      if (!number.matches("[0-9]{4}")) {
        throw file.failure("'decisions' are numbers of decision records, such as 0012");
      }
    }
    return decisions;
  }

  static int number(YamlMapping entry, String field, String usual, int most) throws YamlException {
    var text = entry.optional(field).orElse(usual);
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
      throw entry.failure("'" + field + "' is a number of at most " + most);
    }
    return Integer.parseInt(text);
  }

  /// The target of that name.
  public Optional<Target> target(String name) {
    return targets.stream().filter(target -> target.name().equals(name)).findFirst();
  }
}
