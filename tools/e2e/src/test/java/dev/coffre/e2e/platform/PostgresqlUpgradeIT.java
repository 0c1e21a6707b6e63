package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// PostgreSQL goes to a newer package of its major version and back. The newer one is the installed
/// one under a higher version number, in an archive on the host.
@InLab
@Tag("platform")
@Order(77)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PostgresqlUpgradeIT {
  private static final String NEWER =
      """
      apt-get install --yes --no-install-recommends dpkg-repack >/dev/null
      mkdir /srv/newer
      cd /srv/newer
      dpkg-repack postgresql-17 postgresql-client-17 >/dev/null
      for package in *.deb; do
        dpkg-deb --raw-extract "$package" content
        sed -i 's/^Version: .*/&+newer1/' content/DEBIAN/control
        dpkg-deb -Znone --root-owner-group --build content "$package" >/dev/null
        rm -r content
        dpkg-deb --field "$package"
        printf 'Filename: ./%s\\nSize: %s\\nSHA256: %s\\n\\n' "$package" \
          "$(stat --format=%s "$package")" "$(sha256sum "$package" | cut -d' ' -f1)"
      done >Packages
      echo 'deb [trusted=yes] file:/srv/newer ./' >/etc/apt/sources.list.d/newer.list
      """;

  private static final String AS_BEFORE =
      """
      rm -rf /srv/newer /etc/apt/sources.list.d/newer.list
      apt-mark unhold postgresql-17 postgresql-client-17
      """;

  @AfterAll
  static void removeTheArchive(Platform platform) {
    platform.lab().host().shell(AS_BEFORE).orFail();
  }

  @Test
  @Order(1)
  void rollback_beforeAnyUpgrade_isRefused(Platform platform) {
    var refused =
        platform.lab().ansible().play("no-rollback", "rollback.yml", "--tags", "postgresql");

    assertThat(refused.said().held()).isFalse();
    assertThat(refused.said().text()).contains("keeps no packages: no upgrade by upgrade.yml");
  }

  @Test
  @Order(2)
  void upgrade_takesTheNewerPackage_andRollbackTheOneBefore(Platform platform) {
    var host = platform.lab().host();
    var ansible = platform.lab().ansible();
    String before = installed(host);
    host.shell(NEWER).orFail();

    ansible.play("upgrade-postgresql", "upgrade.yml", "--tags", "postgresql").orFail();
    assertThat(installed(host)).isEqualTo(before + "+newer1");
    assertThat(platform.database().query("select 1")).isEqualTo("1");

    ansible.play("rollback-postgresql", "rollback.yml", "--tags", "postgresql").orFail();
    host.shell("sudo apt-mark hold postgresql-17 postgresql-client-17").orFail();
    assertThat(installed(host)).isEqualTo(before);
    assertThat(platform.database().query("select 1")).isEqualTo("1");
  }

  private static String installed(Machine host) {
    return host.run("dpkg-query", "--show", "--showformat=${Version}", "postgresql-17")
        .orFail()
        .out();
  }
}
