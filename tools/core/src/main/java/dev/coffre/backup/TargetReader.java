package dev.coffre.backup;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the `targets` of a plan, each by its `kind`.
final class TargetReader {
  private static final String USUAL_PORT = "5432";

  /// As many as pgBackRest takes.
  private static final int MOST_REPOSITORIES = 256;

  private static final Pattern NAMESPACED =
      Pattern.compile("([a-z0-9-]{1,63})/([a-z0-9.-]{1,253})");

  private TargetReader() {}

  static List<Target> read(YamlMapping file) throws YamlException {
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
          new Target.Server(name, entry.text("data"), instance(entry), objectives, keep);
      case "pgbackrest" ->
          new Target.Repository(
              name,
              entry.text("stanza"),
              entry.optional("config"),
              entry.optional("program").orElse("pgbackrest"),
              Math.max(1, BackupPlan.number(entry, "repository", "1", MOST_REPOSITORIES)),
              instance(entry),
              objectives,
              keep);
      case "folder" -> new Target.Folder(name, entry.text("path"), objectives, keep);
      case "k3s" ->
          new Target.Cluster(
              name,
              entry.optional("config").orElse("/etc/rancher/k3s/config.yaml"),
              entry.optional("program").orElse("k3s"),
              workload(entry),
              objectives,
              keep);
      default ->
          throw entry.failure(
              "'%s' is no kind: postgresql, postgresql-server, pgbackrest, k3s or folder"
                  .formatted(kind));
    };
  }

  private static Optional<Target.Workload> workload(YamlMapping entry) throws YamlException {
    if (!entry.names().contains("workload")) {
      return Optional.empty();
    }
    var workload = entry.mapping("workload");
    var secret = NAMESPACED.matcher(workload.text("secret"));
    if (!secret.matches()) {
      throw workload.failure("'secret' is a namespace and a name, such as shop/database");
    }
    var read =
        new Target.Workload(
            secret.group(1),
            secret.group(2),
            workload.text("database"),
            workload.optional("images").orElse("/var/lib/rancher/k3s/agent/images"));
    workload.finish();
    return Optional.of(read);
  }

  private static Target.Instance instance(YamlMapping entry) throws YamlException {
    return new Target.Instance(
        entry.text("host"),
        BackupPlan.number(entry, "port", USUAL_PORT, 65_535),
        entry.optional("database").orElse("postgres"),
        entry.text("user"),
        entry.optional("passfile"),
        entry.optional("programs"));
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
        BackupPlan.number(entry, "port", USUAL_PORT, 65_535),
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
            Math.max(1, BackupPlan.number(keep, "last", "" + usual.last(), 10_000)),
            BackupPlan.number(keep, "daily", "" + usual.daily(), 10_000),
            BackupPlan.number(keep, "weekly", "" + usual.weekly(), 10_000),
            BackupPlan.number(keep, "monthly", "" + usual.monthly(), 10_000),
            BackupPlan.number(keep, "yearly", "" + usual.yearly(), 10_000));
    keep.finish();
    return retention;
  }
}
