package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.drill.Site.Ran;
import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A live cluster, its backups and drills of them, in the order of a story: what the built program
/// does, seen from outside. The server is the layout of the testbed, real Kubernetes and kine in
/// the place of k3s, unless the real one is at hand (`LiveCluster`).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterDrillTest {
  private static final String CANARY = "canary-of-the-cluster";
  private static final long REAPED_SECONDS = 10;
  private static final String CUSTOM_KIND =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: things.coffre.dev}
      spec:
        group: coffre.dev
        scope: Namespaced
        names: {kind: Thing, plural: things}
        versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}
      """;

  private Optional<LiveCluster> started = Optional.empty();
  private Optional<Site> made = Optional.empty();

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    started = Optional.of(LiveCluster.start(folder.resolve("live")));
    live().apply(CUSTOM_KIND);
    live().establish("things.coffre.dev");
    live().apply(objects("before"));
    live().apply(objects(CANARY));
    made = Optional.of(Site.of(folder.resolve("site"), live()));
  }

  @AfterAll
  void end() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  private LiveCluster live() {
    return started.orElseThrow();
  }

  private Site site() {
    return made.orElseThrow();
  }

  /// A custom kind among them, and Secrets in several namespaces.
  private static String objects(String password) {
    return """
    {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
    ---
    {apiVersion: v1, kind: Secret, metadata: {name: database, namespace: shop}, stringData: {password: %1$s, empty: ""}}
    ---
    {apiVersion: v1, kind: Secret, metadata: {name: busy, namespace: shop}, stringData: {turn: "0"}}
    ---
    {apiVersion: v1, kind: Secret, metadata: {name: tokens, namespace: default}, type: coffre.dev/tokens, stringData: {a: %1$s-a}}
    ---
    {apiVersion: v1, kind: ConfigMap, metadata: {name: greeting, namespace: default}, data: {text: hello}}
    ---
    {apiVersion: coffre.dev/v1, kind: Thing, metadata: {name: one, namespace: shop}, size: 1}
    ---
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {replicas: 2, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: web, image: none}]}}}}
    """
        .formatted(password);
  }

  @Test
  @Order(1)
  void backup_ofABusyServer_isTwoEncryptedBackups() throws Exception {
    var busy = live().busy();
    try {
      Await.until(() -> live().has("configmap/busy-1"), 60);
      assertThat(site().coffre("backup", "create").endedWith(0).out())
          .containsPattern("(?m)^cluster-token/(\\S+): [\\s\\S]*^cluster/\\1: ");
    } finally {
      busy.destroy();
      busy.waitFor();
    }

    assertThat(plaintextIn(site().root().resolve("store"))).isEmpty();
    assertThat(live().data().resolve("server/db")).isDirectoryNotContaining("glob:**.coffre*");
    assertThat(site().coffre("backup", "list").endedWith(0).out())
        .containsPattern("cluster/\\S+ .*bytes")
        .containsPattern("cluster-token/\\S+ .*bytes");
    site().coffre("backup", "create", "cluster-token").endedWith(2);
  }

  @Test
  @Order(2)
  void verify_opensEachWithItsOwnKeyOnly() throws Exception {
    assertThat(opened("id.txt", "token.txt").endedWith(0).out())
        .containsPattern("cluster/\\S+: whole")
        .containsPattern("cluster-token/\\S+: whole");
    assertThat(opened("token.txt", "token.txt").endedWith(1).err())
        .containsPattern("cluster/\\S+: with \\S+: no identity matched");
    assertThat(opened("id.txt", "id.txt").endedWith(1).err())
        .containsPattern("cluster-token/\\S+: with \\S+: no identity matched");
    assertThat(site().coffre("backup", "verify", "-i", path("id.txt")).endedWith(1).err())
        .contains("name an identity with --token-identity");
    site().coffre("backup", "verify", "--sealed").endedWith(0);
  }

  private Ran opened(String identity, String tokenIdentity) throws Exception {
    return site()
        .coffre("backup", "verify", "-i", path(identity), "--token-identity", path(tokenIdentity));
  }

  @Test
  @Order(3)
  void drill_passesWhatTheServerCanShow_andIsIncomplete() throws Exception {
    var drill = drill("token.txt");

    assertThat(drill.endedWith(1).out())
        .contains(
            "passed  token apart",
            "passed  token own",
            "passed  network cut: the instance has no network",
            "passed  instance apart",
            "passed  secrets decrypt",
            "passed  objects",
            "passed  authority",
            "passed  nothing runs",
            "passed  RTO",
            onlyK3s("bootstrap record"),
            onlyK3s("encryption configuration"),
            "passed  token rotation: each backup that is kept has the token of its moment: 1",
            "not run workload: the plan names none")
        .doesNotContain("FAILED")
        .containsPattern("passed  secrets: the [34] of the manifest")
        .containsPattern("(?m)^INCOMPLETE: cluster/");
    assertThat(site().leftovers()).isEmpty();
    assertThat(live().isRunning()).isTrue();
    assertThat(site().coffre("drill", "verify").endedWith(0).out()).contains("cluster: 1 records");
    assertThat(Files.readString(site().evidence("cluster", 1))).doesNotContain(CANARY);
    assertThat(site().coffre("drill", "freshness").endedWith(1).err()).contains("no drill");
  }

  private String onlyK3s(String check) {
    return (live().isLayout() ? "not run " : "passed  ") + check;
  }

  /// With an environment that leads to the live cluster, which is not passed on.
  private Ran drill(String tokenIdentity, String... more) throws Exception {
    var words = new ArrayList<>(List.of("--token-identity", path(tokenIdentity)));
    words.addAll(List.of(more));
    return site()
        .with("KUBECONFIG", live().kubeconfig().toString())
        .with("K3S_DATA_DIR", live().data().toString())
        .with("K3S_CONFIG_FILE", live().config().toString())
        .with("K3S_URL", "https://127.0.0.1:6443")
        .drill("cluster", words.toArray(String[]::new));
  }

  @Test
  @Order(4)
  void drillWithoutTheTokensKey_failsBeforeAnythingStarts() throws Exception {
    assertThat(drill("id.txt").endedWith(1).out())
        .contains("FAILED  token opens: with", "not run instance started")
        .containsPattern("(?m)^FAILED: cluster/");
  }

  @Test
  @Order(5)
  void killedDrill_isReaped() throws Exception {
    var err = Files.createTempFile(site().root(), "killed", "");
    var words =
        List.of(
            "drill", "run", "-i", path("id.txt"), "--token-identity", path("token.txt"), "cluster");
    var drill =
        site()
            .start(BuiltProgram.here().command("coffre"), err, words.toArray(String[]::new))
            .start();
    Await.until(() -> Files.readString(err).contains("looking at its network"), 60);
    var family = Stream.concat(Stream.of(drill.toHandle()), drill.descendants()).toList();
    assertThat(family)
        .as("the host's kubeconfig is out of reach")
        .anyMatch(ClusterDrillTest::covers);
    family.getFirst().destroyForcibly();

    Await.until(() -> site().leftovers().isEmpty(), REAPED_SECONDS);
    Await.until(() -> family.stream().noneMatch(ProcessHandle::isAlive), REAPED_SECONDS);
    assertThat(live().isRunning()).isTrue();
  }

  private static boolean covers(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/mountinfo"))
          .contains(" /etc/rancher ");
    } catch (IOException ended) {
      return false;
    }
  }

  @Test
  @Order(6)
  void everyMutation_isNoticedForItsReason() throws Exception {
    var mutated =
        site()
            .coffre(
                "drill",
                "mutate",
                "-i",
                path("id.txt"),
                "--token-identity",
                path("token.txt"),
                "cluster")
            .endedWith(0);

    assertThat(mutated.out().lines().filter(line -> line.startsWith("noticed"))).hasSize(17);
    assertThat(site().leftovers()).isEmpty();
  }

  @Test
  @Order(7)
  void backupsFromBeforeARotation_needTheirOwnToken() throws Exception {
    var older = oldest(site().root().resolve("store/cluster-token"));
    live().rotateToken("another-password");
    site().coffre("backup", "create").endedWith(0);

    assertThat(drill("token.txt").out())
        .contains("passed  token rotation: each backup that is kept has the token of its moment: 2")
        .doesNotContain("FAILED");
    assertThat(drill("token.txt", "--backup", older.getFileName().toString()).out())
        .contains("passed  token own", "passed  instance started", "passed  secrets")
        .doesNotContain("FAILED");

    var aside = Files.move(older, site().root().resolve("aside"));
    assertThat(drill("token.txt").out())
        .contains("FAILED  token rotation: " + older.getFileName() + ": its token is not there");
    Files.move(aside, older);
  }

  @Test
  @Order(8)
  void tokens_stayAsLongAsTheirDatastores() throws Exception {
    assertThat(site().coffre("backup", "prune").endedWith(0).out())
        .contains("cluster: 2 kept, 0 removed", "cluster-token: 2 kept, 0 removed");
    opened("id.txt", "token.txt").endedWith(0);
    assertThat(site().coffre("backup", "prune").endedWith(0).out())
        .contains("cluster: 1 kept, 1 removed", "cluster-token: 1 kept, 1 removed");
  }

  private static Path oldest(Path folder) throws IOException {
    try (var backups = Files.list(folder)) {
      return backups.filter(Files::isDirectory).min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private String path(String name) {
    return site().root().resolve(name).toString();
  }

  private static List<Path> plaintextIn(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains(CANARY) || text.contains("registry") || text.contains("::server:")) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
