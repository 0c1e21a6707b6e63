package dev.coffre.backup;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.ArrayList;
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
  private static final String USUAL_PORT = "5432";

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
              targets(file));
      file.finish();
      plan.requireTokensApart(name);
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

  private static List<Target> targets(YamlMapping file) throws YamlException {
    var targets = new ArrayList<Target>();
    for (var entry : file.list("targets")) {
      var target = target(entry);
      var made =
          target instanceof Target.Cluster cluster
              ? List.of(target, token(cluster, entry))
              : List.of(target);
      for (var one : made) {
        if (targets.stream().anyMatch(other -> other.name().equals(one.name()))) {
          throw entry.failure("the name '" + one.name() + "' is taken");
        }
        targets.add(one);
      }
      entry.finish();
    }
    return targets;
  }

  private static Target token(Target.Cluster cluster, YamlMapping entry) throws YamlException {
    var token = entry.mapping("token");
    var recipients = token.texts("recipients");
    token.finish();
    return new Target.Token(
        cluster.token(), cluster, recipients, cluster.objectives(), cluster.keep());
  }

  private static Target target(YamlMapping entry) throws YamlException {
    var name = entry.text("name");
    if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
      throw entry.failure("a name is lower-case letters, digits and hyphens, 40 at most");
    }
    var kind = entry.text("kind");
    var objectives = objectives(entry);
    var keep = retention(entry);
    return switch (kind) {
      case "postgresql" -> database(name, entry, objectives, keep);
      case "postgresql-server" ->
          new Target.Server(
              name,
              entry.text("data"),
              entry.text("host"),
              number(entry, "port", USUAL_PORT, 65_535),
              entry.optional("database").orElse("postgres"),
              entry.text("user"),
              entry.optional("passfile"),
              entry.optional("programs"),
              objectives,
              keep);
      case "folder" -> new Target.Folder(name, entry.text("path"), objectives, keep);
      case "k3s" ->
          new Target.Cluster(
              name,
              entry.optional("config").orElse("/etc/rancher/k3s/config.yaml"),
              entry.optional("program").orElse("k3s"),
              objectives,
              keep);
      default ->
          throw entry.failure(
              "'" + kind + "' is no kind: postgresql, postgresql-server, k3s or folder");
    };
  }

  private static Target.Database database(
      String name, YamlMapping entry, Objectives objectives, Retention keep) throws YamlException {
    var credentials = entry.optional("credentials");
    var passfile = entry.optional("passfile");
    if (credentials.isPresent() && passfile.isPresent()) {
      throw entry.failure("'credentials' and 'passfile' both name a password: keep one");
    }
    return new Target.Database(
        name,
        entry.text("host"),
        number(entry, "port", USUAL_PORT, 65_535),
        entry.text("database"),
        entry.text("user"),
        credentials,
        passfile,
        entry.optional("programs"),
        objectives,
        keep);
  }

  private static Objectives objectives(YamlMapping entry) throws YamlException {
    try {
      return new Objectives(Span.parse(entry.text("rpo")), Span.parse(entry.text("rto")));
    } catch (BackupException e) {
      throw entry.failure(String.valueOf(e.getMessage()));
    }
  }

  private static Retention retention(YamlMapping entry) throws YamlException {
    var keep = entry.mapping("keep");
    var usual = Retention.USUAL;
    var retention =
        new Retention(
            Math.max(1, number(keep, "last", "" + usual.last(), 10_000)),
            number(keep, "daily", "" + usual.daily(), 10_000),
            number(keep, "weekly", "" + usual.weekly(), 10_000),
            number(keep, "monthly", "" + usual.monthly(), 10_000),
            number(keep, "yearly", "" + usual.yearly(), 10_000));
    keep.finish();
    return retention;
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
