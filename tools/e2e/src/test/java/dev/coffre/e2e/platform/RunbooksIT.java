package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.docs.Runbook;
import dev.coffre.e2e.lab.Controller;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.lab.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The runbooks' commands, typed as they stand on their pages, and what people do between them.
@InLab
@Tag("platform")
@Order(85)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RunbooksIT {
  private static final Patience CLUSTER = Patience.seconds(180);

  /// A dump of what the database held, and the database as `site.yml` makes it anew.
  private static final String LOST =
      """
      sudo -u postgres psql -qc 'create table kept as select 17 as answer' ledger
      sudo -u postgres pg_dump --format=custom --file=/tmp/ledger.dump ledger
      sudo -u postgres psql -q ledger <<'SQL'
      select format('drop table %I cascade', tablename) from pg_tables where schemaname = 'public' \\gexec
      SQL
      """;

  private static Controller controller;

  @BeforeAll
  static void settle(Platform platform) {
    controller = Controller.settle(platform);
  }

  @AfterAll
  static void runFromTheLabsInventoryAgain(Platform platform) {
    platform.lab().ansible().play("after-runbooks", "site.yml").orFail();
  }

  @Test
  void bootstrap_makesTheVpnsKeyAndLetsPeopleIn(Platform platform) throws IOException {
    var blocks = blocks("bootstrap.md");
    Path rules = controller.repository().resolve(".sops.yaml");
    var lines = Files.readString(rules);
    String recipients = lines.substring(lines.indexOf("    age: >-"), lines.indexOf("  # Prod"));
    Files.writeString(
        rules,
        lines.replaceFirst(
            "(- path_regex: .*/production/[^\n]*\n)", "$1" + recipients.stripTrailing() + "\n"));
    Files.createDirectories(controller.repository().resolve(host("coffre-1")));

    type(platform, blocks.getFirst());

    assertThat(
            Files.readString(controller.repository().resolve(host("coffre-1/wireguard.sops.yaml"))))
        .contains("wireguard_private_key: ENC[AES256_GCM,");
    type(platform, blocks.get(1));
    type(platform, blocks.get(2));
    controller.type("git checkout --quiet .sops.yaml").orFail();
  }

  @Test
  void lockedOut_opensAndClosesTheWayIn(Platform platform) {
    var said = blocks("locked-out.md").stream().map(block -> type(platform, block)).toList();

    assertThat(said.get(1)).contains("203.0.113.20");
    assertThat(said.getLast()).contains("VPN down after the move, ticket 1234");
  }

  @Test
  void lostLaptop_endsWhatItsOwnerHasOpen(Platform platform) {
    var host = platform.lab().host();
    host.run("systemd-run", "--quiet", "--unit=left-open", "--uid=operator", "sleep", "600")
        .orFail();

    blocks("lost-laptop.md").forEach(block -> type(platform, block));

    assertThat(host.run("pgrep", "-u", "operator", "sleep").held()).isFalse();
  }

  @Test
  void lostServer_bringsTheDatabaseBack(Platform platform) {
    var host = platform.lab().host();
    host.shell(LOST).orFail();

    blocks("lost-server.md").forEach(block -> type(platform, block));

    assertThat(host.shell("sudo -u postgres psql -XAtc 'select answer from kept' ledger").out())
        .isEqualTo("17\n");
    platform.cluster().kubectl("-n", "ledger", "scale", "deployment", "ledger", "--replicas=2");
  }

  /// The last, since the others write with the test key.
  @Test
  @Order(Integer.MAX_VALUE)
  void rotateAgeKey_leavesTheOldKeyWithNothing(Platform platform) throws IOException {
    var blocks = blocks("rotate-age-key.md");
    Path old = controller.repository().resolve("tools/testbed/keys/lab.agekey");
    Path identity = platform.lab().folder().resolve("new.agekey");
    // The inventory is no part of what is pushed, and stays as it is.
    controller.type("echo /infra/ansible/inventories/production >>.git/info/exclude").orFail();

    type(platform, blocks.getFirst());
    give(identity, old);
    type(platform, blocks.get(1));
    type(platform, blocks.get(2));
    controller.type("cat ../new.agekey tools/testbed/keys/lab.agekey >../both.agekey").orFail();
    var both = "export SOPS_AGE_KEY_FILE=$(cd .. && pwd)/both.agekey\n";
    controller.type(both + named(blocks.get(3).commands())).orFail();
    platform.cluster().reconcile("ledger");
    String commit = controller.type("git rev-parse HEAD").orFail().out().strip();
    CLUSTER.until(
        "Flux to open the new files",
        () -> platform.cluster().state("ledger"),
        state -> state.applied().endsWith(commit));
    type(platform, blocks.get(4));
    give(identity);
    controller.type(both + named(blocks.get(1).commands())).orFail();

    String file = "gitops/apps/lab/ledger/database.sops.yaml";
    assertThat(controller.type("coffre get " + file + " stringData").held()).isFalse();
    assertThat(platform.cluster().state("ledger").ready()).isEqualTo("True");
    takeBack(platform);
  }

  @Test
  void rotateWireguard_givesAPublicKey(Platform platform) {
    assertThat(type(platform, blocks("rotate-wireguard.md").getFirst()).strip())
        .matches("[A-Za-z0-9+/]{43}=");
  }

  /// The commands of a page that are for this test.
  private static List<Runbook.Block> blocks(String page) {
    return Runbook.read(page).blocks().stream()
        .filter(block ->
            switch (block) {
              case Runbook.OnTheController _, Runbook.OnTheHost _ -> true;
              case Runbook.By _, Runbook.NotRun _, Runbook.Unmarked _ -> false;
            })
        .toList();
  }

  /// Types a block where it belongs, with the lab's names for those that the page leaves open.
  private static String type(Platform platform, Runbook.Block block) {
    String commands = named(block.commands());
    Said said =
        switch (block) {
          case Runbook.OnTheHost _ -> onTheHost(platform.lab().host(), commands);
          default -> controller.type(commands);
        };
    return said.orFail().text();
  }

  private static String named(String commands) {
    return commands
        .replace("production-flux", "lab")
        .replace("--team production", "--team lab")
        .replace("NAME", "operator")
        .replace(" ledger.dump", " /tmp/ledger.dump");
  }

  private static Said onTheHost(Machine host, String commands) {
    return host.shell("cd /root; umask 077\n" + commands);
  }

  private static String host(String file) {
    return "infra/ansible/inventories/production/host_vars/" + file;
  }

  /// Enters identities of the cluster into the inventory.
  private static void give(Path... identities) throws IOException {
    var lookups = new StringBuilder();
    for (Path identity : identities) {
      lookups.append("  {{ lookup('ansible.builtin.file', '").append(identity).append("') }}\n");
    }
    Files.writeString(
        controller.repository().resolve(host("host/identities.yml")),
        "flux_age_identity: |\n" + lookups);
    controller.type("sed -i /^flux_age_identity/d " + host("host/flux.yml")).orFail();
  }

  /// Other tests write with the test key.
  private static void takeBack(Platform platform) {
    controller
        .type(
            "git revert --no-edit HEAD && git push origin main && rm -r "
                + host("host/identities.yml"))
        .orFail();
    platform.lab().ansible().play("old-identity", "site.yml", "--tags", "flux").orFail();
  }
}
