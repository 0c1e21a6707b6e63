package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Ansible;
import dev.coffre.e2e.lab.Cluster;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A server of the minor version before goes to this one and back: by the kubelet's own word, with
/// the datastore of before. The platform's own server is put aside meanwhile.
@InLab
@Tag("soak")
@Order(100)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UpgradeIT {
  private static final String ASIDE =
      """
      systemctl stop k3s
      cd /var/lib/rancher/k3s
      mv server server.aside
      mv /usr/local/bin/k3s k3s.aside
      rm -rf /var/lib/coffre/k3s_server/previous
      """;

  private static final String BACK =
      """
      systemctl stop k3s
      cd /var/lib/rancher/k3s
      rm -r server
      mv server.aside server
      mv k3s.aside /usr/local/bin/k3s
      systemctl start k3s
      """;

  private static String before = "";
  private static String now = "";

  @BeforeAll
  static void startTheVersionBefore(Platform platform) {
    Path layout = Checkout.here().resolve("tools/testbed/target/k3s-layout-before");
    if (Files.notExists(layout.resolve("k3s"))) {
      throw new MissingPeerException(
          "k3s of the minor version before",
          "`scripts/testbed kubernetes-before k3s-layout-before`");
    }
    now = version(platform.cluster());
    platform.lab().host().shell(ASIDE).orFail();
    site(platform.lab().ansible().withK3s(layout));
    before = version(platform.cluster());
  }

  @AfterAll
  static void putTheServerBack(Platform platform) {
    platform.lab().host().shell(BACK).orFail();
  }

  @Test
  @Order(1)
  void upgrade_bringsTheNextMinorVersion_andKeepsWhatWasThere(Platform platform) {
    assertThat(minor(now)).isEqualTo(minor(before) + 1);
    create(platform.cluster(), "written-before");
    var ansible = platform.lab().ansible();

    ansible.play("upgrade-check", "upgrade.yml", "--tags", "k3s_server", "--check").orFail();
    assertThat(version(platform.cluster())).isEqualTo(before);
    ansible.play("upgrade", "upgrade.yml", "--tags", "k3s_server").orFail();

    assertThat(version(platform.cluster())).isEqualTo(now);
    assertThat(exists(platform.cluster(), "written-before")).isTrue();
  }

  @Test
  @Order(2)
  void rollback_bringsTheDatastoreOfBefore(Platform platform) {
    create(platform.cluster(), "written-since");

    platform.lab().ansible().play("rollback", "rollback.yml", "--tags", "k3s_server").orFail();

    assertThat(version(platform.cluster())).isEqualTo(before);
    assertThat(exists(platform.cluster(), "written-before")).isTrue();
    assertThat(exists(platform.cluster(), "written-since")).isFalse();
  }

  @Test
  @Order(3)
  void site_upgradesOnceMore(Platform platform) {
    site(platform.lab().ansible());

    assertThat(version(platform.cluster())).isEqualTo(now);
    assertThat(exists(platform.cluster(), "written-before")).isTrue();
  }

  private static void site(Ansible ansible) {
    ansible.play("k3s-of-another-version", "site.yml", "--tags", "k3s_server").orFail();
  }

  private static void create(Cluster cluster, String name) {
    cluster.kubectl("create", "secret", "generic", name, "--from-literal=v=" + name).orFail();
  }

  private static boolean exists(Cluster cluster, String name) {
    return cluster.kubectl("get", "secret", name).held();
  }

  private static String version(Cluster cluster) {
    return cluster
        .kubectl("get", "nodes", "-o", "jsonpath={.items[0].status.nodeInfo.kubeletVersion}")
        .orFail()
        .out();
  }

  private static int minor(String version) {
    return Integer.parseInt(version.split("\\.", 3)[1]);
  }
}
