package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows that a restored cluster and a restored database fit together: a pod mounts a Secret of the
/// one and logs in to the other with it.
///
/// @param wanted by the plan
/// @param identities that open the database's backup
/// @param servers how the database's server is started
record Workload(
    Host host,
    Course course,
    PlanFile plan,
    Optional<Target.Workload> wanted,
    Map<String, List<Identity>> identities,
    DisposableServer.Start servers) {
  static final String CHECK = "workload";
  private static final String EXPECTED =
      "a pod that mounts a restored Secret and reads from the restored database with it";

  /// What a node of the restored cluster would have its images from; nothing if no pod can run.
  Optional<Path> images() {
    return obstacle().isPresent() ? Optional.empty() : wanted.map(this::images);
  }

  private Path images(Target.Workload workload) {
    return plan.root().resolve(workload.images());
  }

  private Optional<String> obstacle() {
    if (wanted.isEmpty()) {
      return Optional.of("the plan names none");
    }
    var images = images(wanted.get());
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        return Optional.of("only root can start a pod");
      }
      try (var files = Files.newDirectoryStream(images, "*.tar*")) {
        return files.iterator().hasNext()
            ? Optional.empty()
            : Optional.of("there is no archive of images in " + images);
      }
    } catch (IOException e) {
      return Optional.of("there are no images in " + images);
    }
  }

  /// Runs it in a cluster that was compared, and adds its check.
  void run(DisposableCluster cluster) throws FailedCheckException {
    var obstacle = obstacle();
    course.add(
        obstacle.isPresent()
            ? Check.notRun(CHECK, EXPECTED, obstacle.get())
            : course.phase("running a pod", () -> run(cluster, wanted.orElseThrow())));
  }

  private Check run(DisposableCluster cluster, Target.Workload workload) {
    var beside = course.beside();
    try (var database = database(workload, cluster.place(), beside)) {
      var login = Login.read(cluster.api(), workload);
      var table = database.admit(login, host.randomness());
      var expected =
          "a pod mounts %s/%s, logs in to %s as %s and counts the %s rows of %s"
              .formatted(
                  workload.namespace(),
                  workload.secret(),
                  workload.database(),
                  login.user(),
                  table.rows(),
                  table.name());
      var said = new WorkloadPod(cluster, workload, database).run(table);
      return said.equals(table.rows())
          ? Check.passed(CHECK, expected)
          : Check.failed(CHECK, expected, "it says: " + said);
    } catch (FailedCheckException e) {
      return Check.failed(CHECK, EXPECTED, e.check() + ": " + e.observed());
    } catch (IOException | CommandException | FileFailure e) {
      return Check.failed(CHECK, EXPECTED, cluster.end().orElse(String.valueOf(e.getMessage())));
    }
  }

  private WorkloadDatabase database(Target.Workload workload, DrillPlace place, Course beside)
      throws FailedCheckException, IOException, CommandException, FileFailure {
    var target = (Target.Database) plan.target(workload.database());
    try (var store = plan.store(target)) {
      var newest =
          store
              .content()
              .newest()
              .orElseThrow(() ->
                  new FailedCheckException(
                      CHECK, EXPECTED, "there is no backup of " + target.name()));
      return restored(new Opening(newest, identities), target, place, beside);
    }
  }

  private WorkloadDatabase restored(
      Opening opening, Target.Database target, DrillPlace beside, Course course)
      throws FailedCheckException, IOException, CommandException {
    var root = Optional.ofNullable(beside.folder().getParent()).orElseThrow();
    var place = DrillPlace.create(host, root, title(opening.backup()));
    try {
      var manifest = opening.open(course);
      var drill = new DatabaseDrill(host, course, place, target, servers, Tampering.NONE);
      return new WorkloadDatabase(
          place, drill.restore(opening, manifest), manifest, servers.programs(target));
    } catch (FailedCheckException e) {
      place.close();
      throw e;
    }
  }

  private static String title(StoredBackup backup) {
    return "the workload on " + backup.label().target() + "/" + backup.label().id();
  }
}
