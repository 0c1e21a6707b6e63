package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of backups and drills with backups that lie on another host or in a bucket, and
/// what is told when that does not work.
final class PlacesTest {
  private static final int LARGE = 60_000_000;

  @TempDir private Path folder = Path.of("");
  private Optional<Sshd> sshd = Optional.empty();
  private Optional<Moto> moto = Optional.empty();
  private Optional<Process> disk = Optional.empty();

  @AfterEach
  void end() throws IOException {
    disk.ifPresent(Process::destroy);
    sshd.ifPresent(Sshd::close);
    if (moto.isPresent()) {
      moto.get().close();
    }
  }

  private Sshd sshd(String sftp) throws Exception {
    sshd = Optional.of(Sshd.start(folder.resolve("ssh"), sftp));
    return sshd.get();
  }

  private Site onHost(Sshd server, int port) throws Exception {
    server.know(port);
    Files.createDirectories(folder.resolve("vault"));
    return site(
        "{kind: sftp, host: 127.0.0.1, port: %d, user: %s, path: %s, identity: %s, known-hosts: %s}"
            .formatted(
                port, Sshd.user(), folder.resolve("vault"), server.key(), server.knownHosts()));
  }

  private Site inBucket(String bucket, String secret, String more) throws Exception {
    if (moto.isEmpty()) {
      moto = Optional.of(Moto.start(folder));
    }
    return site("{kind: s3, bucket: %s, prefix: trial, region: eu-central-1, endpoint: \"%s\", path-style: true%s}"
            .formatted(bucket, moto.get().endpoint(), more))
        .with("AWS_ACCESS_KEY_ID", moto.get().id())
        .with("AWS_SECRET_ACCESS_KEY", secret.isEmpty() ? moto.get().secret() : secret);
  }

  private Site site(String store) throws Exception {
    return Site.of(
        Files.createTempDirectory(folder, "site"),
        recipients ->
            """
            store: %s
            recipients: [%s]
            targets:
              - {name: settings, kind: folder, path: settings, rpo: 24h, rto: 15m, keep: {last: 1, daily: 0, weekly: 0, monthly: 0, yearly: 0}}
            """
                .formatted(store, String.join(", ", recipients)));
  }

  private static void everyCommand(Site site) throws Exception {
    var key = site.root().resolve("id.txt").toString();
    site.coffre("backup", "create").endedWith(0);
    site.coffre("backup", "create").endedWith(0);
    assertThat(site.coffre("backup", "list").endedWith(0).out().lines()).hasSize(2);
    site.coffre("backup", "verify", "--sealed", "--all").endedWith(0);
    site.coffre("backup", "verify", "-i", key).endedWith(0);
    assertThat(site.coffre("backup", "prune").endedWith(0).out()).contains("1 kept, 1 removed");
    assertThat(site.drill("settings").endedWith(0).out()).contains("PASSED: settings");
    assertThat(site.coffre("drill", "mutate", "-i", key, "settings").endedWith(0).out())
        .contains("noticed     wrong-key")
        .doesNotContain("NOT NOTICED");
    assertThat(site.coffre("backup", "list").endedWith(0).out().lines())
        .singleElement()
        .asString()
        .endsWith("verified");
  }

  @Test
  void everyCommand_works_withSftp() throws Exception {
    var server = sshd("internal-sftp");
    everyCommand(onHost(server, server.port()));
    try (var files = Files.walk(folder.resolve("vault/settings"))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSize(4)
          .allSatisfy(file -> assertThat(Files.readAllBytes(file)).isNotEmpty());
    }
  }

  @Test
  void everyCommand_works_withS3() throws Exception {
    everyCommand(inBucket("vault", "", ""));
  }

  @Test
  void credentials_comeFromASopsFile() throws Exception {
    var site = inBucket("vault", "wrong", ", credentials: store.yaml");
    site.write(
        "store.yaml",
        "AWS_ACCESS_KEY_ID: %s\nAWS_SECRET_ACCESS_KEY: %s\n"
            .formatted(moto.orElseThrow().id(), moto.orElseThrow().secret()));
    var clear = site.coffre("backup", "list").endedWith(1);
    assertThat(clear.err()).contains("credentials lie there in clear", "coffre encrypt");
    assertThat(clear.err()).doesNotContain(moto.orElseThrow().secret());

    var with = site.with("SOPS_AGE_KEY_FILE", site.root().resolve("id.txt").toString());
    var recipient = with.identity("third.txt");
    with.write(".sops.yaml", "creation_rules:\n  - age: " + recipient + "\n");
    with.coffre("encrypt", "-i", "store.yaml").endedWith(0);
    with.with("SOPS_AGE_KEY_FILE", with.root().resolve("third.txt").toString())
        .coffre("backup", "create")
        .endedWith(0);
  }

  @Test
  void whatABucketRefuses_isTold_andEndsWith3() throws Exception {
    var stranger = inBucket("vault", "not-the-secret", "").coffre("backup", "create").endedWith(3);
    assertThat(stranger.err())
        .contains("s3://vault/trial: ", "(SignatureDoesNotMatch)", "hint: check AWS_ACCESS_KEY_ID")
        .doesNotContain("not-the-secret");
    var nowhere = inBucket("nowhere", "", "").coffre("backup", "create").endedWith(3);
    assertThat(nowhere.err()).contains("(NoSuchBucket)", "hint: make the bucket");
    var keyless = inBucket("vault", "", "").with("AWS_SECRET_ACCESS_KEY", "");
    assertThat(keyless.coffre("backup", "create").endedWith(3).err())
        .contains("the environment names no AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void hostThatIsNotKnown_andKeyThatIsNotTaken_areTold() throws Exception {
    var server = sshd("internal-sftp");
    var site = onHost(server, server.port());
    var known = Files.readString(server.knownHosts());
    Files.writeString(server.knownHosts(), "");
    assertThat(site.coffre("backup", "create").endedWith(3).err())
        .contains("its host key is not in");
    Files.writeString(server.knownHosts(), known);
    Files.delete(server.key());
    Sshd.keygen(server.key());
    assertThat(site.coffre("backup", "create").endedWith(3).err())
        .contains("no SSH to", "hint: check host, port, user and identity");
  }

  @Test
  void diskOfTheHostThatIsFull_isTold_andNothingLooksWhole() throws Exception {
    var vault = Files.createDirectories(folder.resolve("vault"));
    var small = smallDisk(vault);
    var enter = "nsenter --target %d --user --mount --preserve-credentials".formatted(small.pid());
    var server = sshd(enter + " /usr/lib/openssh/sftp-server");
    var site = onHost(server, server.port());
    large(site);

    var full = site.coffre("backup", "create").endedWith(3);
    assertThat(full.err()).contains("no space is left there", "hint: free some");
    assertThat(site.coffre("backup", "list").endedWith(0).out()).isEmpty();
  }

  /// Mounts a disk of 8 MiB, in a namespace that lives as long as the process.
  private Process smallDisk(Path vault) throws IOException {
    var command = new ArrayList<>(Peers.here().withOwnMounts());
    command.addAll(
        List.of(
            "sh", "-c", "mount -t tmpfs -o size=8m tmpfs " + vault + " && echo up && exec cat"));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(process.inputReader().readLine()).isEqualTo("up");
    disk = Optional.of(process);
    return process;
  }

  @Test
  void connectionThatBreaks_isTold_andNothingLooksWhole() throws Exception {
    var server = sshd("internal-sftp");
    try (var line = CutLine.to(server.port(), LARGE / 2)) {
      var site = onHost(server, line.port());
      large(site);
      assertThat(site.coffre("backup", "create").endedWith(3).err())
          .contains("the connection was lost");
    }
    assertThat(onHost(server, server.port()).coffre("backup", "list").endedWith(0).out()).isEmpty();
  }

  @Test
  void killedRun_leavesNothingThatLooksWhole_andADayLaterNothing() throws Exception {
    var server = sshd("internal-sftp");
    var site = onHost(server, server.port());
    large(site);
    var err = Files.createTempFile(folder, "err", "");
    var run = site.start(BuiltProgram.here().command("coffre"), err, "backup", "create").start();
    var target = folder.resolve("vault/settings");
    awaitContent(target);
    run.destroyForcibly().waitFor();

    assertThat(site.coffre("backup", "list").endedWith(0).out()).isEmpty();
    site.write("settings/large", "");
    site.coffre("backup", "create").endedWith(0);
    assertThat(names(target)).hasSize(2).anyMatch(name -> name.startsWith(".partial-"));
    age(target);
    assertThat(site.coffre("backup", "prune").endedWith(0).out()).contains("1 kept");
    assertThat(names(target)).noneMatch(name -> name.startsWith(".partial-"));
  }

  private static void large(Site site) throws IOException {
    var noise = new byte[LARGE];
    new Random(1).nextBytes(noise);
    site.write("settings/large", "");
    Files.write(site.repository().resolve("settings/large"), noise);
  }

  private static void awaitContent(Path target) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (size(target) < LARGE / 10) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static long size(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return 0;
    }
    try (var files = Files.walk(target)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static List<String> names(Path target) throws IOException {
    try (var files = Files.list(target)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".clock"))
          .toList();
    }
  }

  private static void age(Path target) throws IOException {
    var yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    try (var files = Files.walk(target)) {
      for (var file : files.filter(path -> path.toString().contains(".partial-")).toList()) {
        Files.setLastModifiedTime(file, yesterday);
      }
    }
  }
}
