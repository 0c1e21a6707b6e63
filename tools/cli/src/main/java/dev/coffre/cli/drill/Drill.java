package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.Facts;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Span;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.drill.Check;
import dev.coffre.drill.Comparison;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One drill of one backup: it is opened, restored into a disposable place, held against its
/// manifest.
///
/// @param tokenIdentities open the backup of a cluster's token
/// @param wrapping how a disposable server is started
record Drill(
    Host host,
    PlanFile plan,
    Target target,
    DrillRecord.Procedure procedure,
    Map<String, List<Identity>> tokenIdentities,
    Wrapping wrapping,
    Tampering tampering) {
  private static final String RPO = "RPO";
  private static final String RTO = "RTO";
  private static final String CLOCK = "clock";
  private static final String SANE = "a backup from before now";

  /// Runs it in `place`.
  DrillRecord run(
      StoredBackup sound,
      Map<String, List<Identity>> soundIdentities,
      DrillPlace place,
      Course course) {
    var manifest = Optional.<Manifest>empty();
    var versions = new LinkedHashMap<String, String>();
    var rto = Optional.<Duration>empty();
    var rpo = Duration.between(sound.label().taken(), course.started().plus(tampering.clockSkew()));
    try {
      var opening = opening(sound, soundIdentities);
      var opened = course.phase("opening the backup", () -> opening.open(course));
      manifest = Optional.of(opened);
      untried(opened, opening, course);
      requireSaneClock(rpo, course);
      var restoration = restore(opening, opened, place, course);
      rto = Optional.of(course.sinceStart());
      Opening.readWhole(course);
      var restored = course.phase("comparing", restoration::read);
      versions.putAll(restored.versions());
      Comparison.of(opened.facts(), restored.facts()).forEach(course::add);
      if (course.isSound()) {
        restoration.use();
      }
    } catch (FailedCheckException e) {
      course.add(Check.failed(e.check(), e.expected(), e.observed()));
    }
    objectives(rpo, rto, course);
    course.notReached(planned(manifest));
    return record(sound, manifest, versions, rpo, rto, course);
  }

  private Opening opening(StoredBackup sound, Map<String, List<Identity>> identities)
      throws FailedCheckException {
    try {
      return new Opening(tampering.backup(sound), tampering.identities(identities));
    } catch (IOException e) {
      throw new FailedCheckException(
          Opening.INTACT, "a backup that can be read", String.valueOf(e.getMessage()));
    }
  }

  /// Recipients whose identity is not here: that they can open the backup is not known by this
  /// drill.
  private static void untried(Manifest manifest, Opening opening, Course course) {
    int tried = opening.identities().size();
    int known = manifest.recipients().size();
    if (tried < known) {
      course.note("opened with %d of the identities of its %d recipients".formatted(tried, known));
    }
  }

  private Restoration restore(Opening opening, Manifest manifest, DrillPlace place, Course course)
      throws FailedCheckException {
    return switch (target) {
      case Target.Database database -> {
        var start = new DisposableServer.Start(plan.root(), live(), wrapping, tampering.limit());
        var drill = new DatabaseDrill(host, course, place, database, start, tampering);
        var server = drill.restore(opening, manifest);
        yield () -> drill.read(server, manifest);
      }
      case Target.Server server -> {
        var files = new ArchivedFiles(host, course);
        yield restore(serverDrill(course, place, files, server.instance()), opening, manifest);
      }
      case Target.Repository repository -> {
        var files = new RepositoryFiles(host, course, place, repository, plan.root());
        yield restore(serverDrill(course, place, files, repository.instance()), opening, manifest);
      }
      case Target.Folder _ -> {
        var folder = new FolderDrill(host, course, place).restore(opening, manifest);
        yield () -> new Restored(FolderDrill.read(folder), Map.of());
      }
      case Target.Cluster cluster -> {
        var servers = new DisposableServer.Start(plan.root(), live(), wrapping, List.of());
        var workload =
            new Workload(host, course, plan, cluster.workload(), opening.identities(), servers);
        var own = DisposableCluster.in(place, host, cluster.program(), workload.images());
        var drill = new ClusterDrill(host, course, own, tampering);
        var tokens = new TokenStore(plan, cluster, tokenIdentities);
        var restored = tokens.restore(drill, opening, manifest);
        yield new ClusterRestoration(course, restored, manifest, tokens, opening, workload);
      }
      case Target.Token token ->
          throw new FailedCheckException(
              "drilled",
              "a backup that restores by itself",
              token.name() + " is drilled with " + token.cluster().name());
    };
  }

  private ServerDrill serverDrill(
      Course course, DrillPlace place, ServerFiles files, Target.Instance instance) {
    var programs = instance.programs().map(plan.root()::resolve);
    return new ServerDrill(host, course, place, files, programs, wrapping);
  }

  private static Restoration restore(ServerDrill drill, Opening opening, Manifest manifest)
      throws FailedCheckException {
    drill.restore(opening, manifest);
    return () -> drill.read(manifest);
  }

  private List<Target.Database> live() {
    var live = new ArrayList<Target.Database>();
    for (var other : plan.plan().targets()) {
      if (other instanceof Target.Database database) {
        live.add(database);
      }
    }
    return live;
  }

  /// With a clock that is wrong, nothing that a drill measures is right.
  private static void requireSaneClock(Duration rpo, Course course) throws FailedCheckException {
    if (rpo.isNegative()) {
      throw new FailedCheckException(
          CLOCK, SANE, "it was taken " + Span.text(rpo.negated()) + " from now");
    }
    course.passed(CLOCK, SANE);
  }

  private void objectives(Duration rpo, Optional<Duration> rto, Course course) {
    var objectives = target.objectives();
    course.add(met(RPO, objectives.rpo(), rpo));
    rto.ifPresent(measured -> course.add(met(RTO, objectives.rto(), measured)));
  }

  private static Check met(String name, Duration objective, Duration measured) {
    var outcome = measured.compareTo(objective) <= 0 ? Check.Outcome.PASSED : Check.Outcome.FAILED;
    return new Check(name, Span.text(objective) + " at most", Span.text(measured), outcome);
  }

  private List<String> planned(Optional<Manifest> manifest) {
    var planned =
        new ArrayList<>(List.of(Opening.INTACT, Opening.OPENS, Opening.AUTHENTIC, Opening.OWN));
    planned.addAll(
        switch (target) {
          case Target.Database _ -> DatabaseDrill.PLANNED;
          case Target.Server _ -> joined(ArchivedFiles.PLANNED, ServerDrill.PLANNED);
          case Target.Repository _ -> joined(RepositoryFiles.PLANNED, ServerDrill.PLANNED);
          case Target.Folder _ -> FolderDrill.PLANNED;
          case Target.Cluster _ -> ClusterDrill.planned();
          case Target.Token _ -> List.<String>of();
        });
    manifest
        .map(Manifest::facts)
        .map(Facts::sections)
        .ifPresent(all -> planned.addAll(all.keySet()));
    planned.addAll(List.of(CLOCK, RTO));
    return planned;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private DrillRecord record(
      StoredBackup backup,
      Optional<Manifest> manifest,
      Map<String, String> versions,
      Duration rpo,
      Optional<Duration> rto,
      Course course) {
    return new DrillRecord(
        target.name(),
        target.kind(),
        backup.label().id(),
        subjects(backup, manifest),
        manifest.map(Manifest::source).orElse(Map.of()),
        procedure,
        versions,
        course.started(),
        host.clock().instant(),
        target.objectives(),
        rpo,
        rto,
        course.phases(),
        course.checks(),
        course.notes());
  }

  /// The encrypted files as they were labelled, and what they hold as the manifest says.
  private static List<Subject> subjects(StoredBackup backup, Optional<Manifest> manifest) {
    var folder = backup.label().target() + "/" + backup.label().id() + "/";
    var subjects = new ArrayList<Subject>();
    for (var part : backup.label().parts()) {
      subjects.add(new Subject(folder + part.name(), part.sha256()));
    }
    manifest.ifPresent(said ->
        said.contents()
            .forEach(part -> subjects.add(new Subject(folder + part.name(), part.sha256()))));
    return subjects;
  }
}
