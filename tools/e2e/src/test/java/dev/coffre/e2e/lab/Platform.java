package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The platform on the lab's host, as `site.yml` installs it from a bare Debian on. Installing it
/// takes minutes, so it is done once for all tests.
public final class Platform {
  private final Lab lab;
  private final PlatformRepository repository;
  private final Played dryRun;
  private final Played installation;

  private Platform(Lab lab, PlatformRepository repository, Played dryRun, Played installation) {
    this.lab = lab;
    this.repository = repository;
    this.dryRun = dryRun;
    this.installation = installation;
  }

  /// Installs it: what `--check` says about the bare host, then the same in earnest.
  ///
  /// @throws LabException if the installation failed
  static Platform install(Lab lab) {
    var checkout = Checkout.here();
    new Local(checkout.root()).run(checkout.resolve("scripts/flux-manifests").toString()).orFail();
    pack(checkout, lab.folder().resolve(Ansible.ARCHIVE));
    var repository =
        PlatformRepository.publish(checkout, lab.gitServer(), lab.folder().resolve("platform"));
    var dryRun = lab.ansible().play("site-check", "site.yml", "--check");
    var installation = lab.ansible().play("site", "site.yml").orFail();
    return new Platform(lab, repository, dryRun, installation);
  }

  private static void pack(Checkout checkout, Path archive) {
    var built = new Local(checkout.resolve("tools/cli/target/dist"));
    built.run("tar", "--create", "--gzip", "--file", archive.toString(), "coffre").orFail();
    String hash =
        built.run(checkout.resolve("scripts/sha256").toString(), archive.toString()).orFail().out();
    try {
      Files.writeString(Path.of(archive + ".sha256"), hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it stands.
  public Lab lab() {
    return lab;
  }

  /// What Flux runs the cluster from.
  public PlatformRepository repository() {
    return repository;
  }

  /// Its cluster.
  public Cluster cluster() {
    return new Cluster(lab.host());
  }

  /// Its PostgreSQL.
  public Database database() {
    return new Database(lab.host());
  }

  /// Where the cluster keeps its objects.
  public Datastore datastore() {
    return new Datastore(lab.host());
  }

  /// What `--check` said about the bare host.
  public Played dryRun() {
    return dryRun;
  }

  /// What the installation said.
  public Played installation() {
    return installation;
  }

  /// What each pod of the application says about itself, by its own address.
  public List<Said> health() {
    String pods =
        cluster()
            .kubectl(
                "get",
                "pods",
                "-n",
                "ledger",
                "-l",
                "app.kubernetes.io/name=ledger",
                "-o",
                "jsonpath={range .items[*]}{.status.podIP}{\"\\n\"}{end}")
            .out();
    return pods.lines()
        .filter(address -> !address.isBlank())
        .map(address ->
            lab.host()
                .run("curl", "-fsS", "--max-time", "5", "http://" + address + ":8080/healthz"))
        .toList();
  }

  /// Whether every pod of the application has a session of a generation of the credential.
  public static boolean allServe(List<Said> health, String generation) {
    String says = "\"generation\": \"" + generation + "\"";
    return !health.isEmpty()
        && health.stream().allMatch(pod -> pod.held() && pod.out().contains(says));
  }
}
