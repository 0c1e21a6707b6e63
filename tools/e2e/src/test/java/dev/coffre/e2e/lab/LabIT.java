package dev.coffre.e2e.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The lab is what the other tests take it for.
@InLab
@Order(1)
final class LabIT {

  @ParameterizedTest
  @EnumSource(Place.class)
  void machine_runsSystemdAndCannotSetTheClock(Place place, Lab lab) {
    var machine = lab.machine(place);

    assertThat(machine.run("cat", "/proc/1/comm").out()).isEqualTo("systemd\n");
    assertThat(machine.run("date", "--set", "2001-01-01").held()).isFalse();
  }

  @Test
  void ssh_toAKnownMachine_letsTheKeyIn(Lab lab) throws Exception {
    try (var ssh =
        Ssh.connect("root", Place.VANTAGE.ipv4(), lab.keys().key(), lab.keys().knownHosts())) {
      assertThat(ssh.run("hostname; exit 3"))
          .isEqualTo(new Said("root@203.0.113.20: hostname; exit 3", 3, "vantage\n", ""));
    }
  }

  @Test
  void ssh_toAMachineWithAnotherHostKey_isRefused(Lab lab, @TempDir Path folder) throws Exception {
    Path swapped = folder.resolve("known_hosts");
    String known = Files.readString(lab.keys().knownHosts());
    Files.writeString(
        swapped,
        known.replace("203.0.113.20", "203.0.113.99").replace("203.0.113.30", "203.0.113.20"));

    assertThatThrownBy(() -> Ssh.connect("root", Place.VANTAGE.ipv4(), lab.keys().key(), swapped))
        .isInstanceOf(JSchException.class)
        .hasMessageContaining("HostKey has been changed");
  }

  @Test
  void outsider_reachesTheHostWhereNothingCloses_inBothFamilies(Lab lab) {
    for (String address : new String[] {Place.HOST.ipv4(), Place.HOST.ipv6()}) {
      assertThat(lab.machine(Place.VANTAGE).run("ping", "-c1", "-W2", address).held()).isTrue();
    }
  }

  @Test
  void gitServer_takesAPushAndGivesItBack(Lab lab, @TempDir Path folder) throws Exception {
    String address = lab.gitServer().repository("lab-it");
    Files.writeString(folder.resolve("file"), "content\n");
    var git = new Local(folder);

    git.run("git", "init", "--quiet", "--initial-branch=main").orFail();
    git.run("git", "add", "file").orFail();
    git.run(
            "git",
            "-c",
            "user.name=lab",
            "-c",
            "user.email=lab@example.org",
            "commit",
            "-qm",
            "one")
        .orFail();
    git.run("git", "push", "--quiet", address, "main").orFail();

    var host = lab.host().run("curl", "-fsS", address + "/info/refs?service=git-upload-pack");
    assertThat(host.orFail().out()).contains("refs/heads/main");
  }

  @Test
  void machine_thatReboots_keepsItsDiskAndItsAddresses(Lab lab) {
    var vantage = lab.machine(Place.VANTAGE);
    vantage.write("/root/kept", "kept\n", 0600);
    String boot = vantage.run("stat", "--format=%Y", "/proc/1").out();

    vantage.reboot();

    assertThat(vantage.run("stat", "--format=%Y", "/proc/1").out()).isNotEqualTo(boot);
    assertThat(vantage.run("cat", "/root/kept").out()).isEqualTo("kept\n");
    assertThat(vantage.run("hostname", "--all-ip-addresses").out().split("\\s+"))
        .contains(Place.VANTAGE.ipv4(), Place.VANTAGE.ipv6());
  }

  @Test
  void secondLab_besideThisOne_isRefusedWithItsOwner(Lab lab) {
    assertThatThrownBy(() -> Lab.forAPerson(Checkout.here()))
        .isInstanceOf(MissingPeerException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid() + " uses it");
    assertThat(lab.host().run("true").held()).isTrue();
  }
}
