package dev.coffre.e2e.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.lab.PlatformRepository;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// After everything else has been done to the platform: its secrets, as they are and in base64, are
/// in nothing that any part of it said. Each search finds what was put there for it to find.
@InLab
@Tag("platform")
@Order(80)
final class ExposureIT {
  private static final String CONTROL = "canary-for-the-search-itself-90b3";
  private static final String PATTERNS = "/root/patterns";

  /// Where a secret might come out on the host, as a command that prints it all.
  enum Place {
    /// Controllers, kubelet, containerd, PostgreSQL's unit, Ansible's modules, sudo, sshd.
    JOURNAL("journalctl --boot=all --output=cat --no-pager", "logger {}; journalctl --sync"),
    /// PostgreSQL, pods, the audit daemon, packages.
    LOGS("find /var/log -type f -exec cat {} +", "echo {} >/var/log/control.log"),
    /// What containerd says, and the API's audit log.
    K3S_LOGS(
        "cat /var/lib/rancher/k3s/agent/containerd/containerd.log /var/lib/rancher/k3s/server/logs/*",
        "echo {} >/var/lib/rancher/k3s/server/logs/control.log"),
    /// Arguments of every process.
    ARGUMENTS(
        "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'",
        "systemd-run --quiet --unit=control-arguments bash -c 'sleep 300; :' {}"),
    /// The environment of every process.
    ENVIRONMENT(
        "cat /proc/[0-9]*/environ | tr '\\0' '\\n'",
        "systemd-run --quiet --unit=control-environment --setenv=CONTROL={} sleep 300");

    private final String print;
    private final String plant;

    Place(String print, String plant) {
      this.print = print;
      this.plant = plant;
    }

    /// Lines that have one of the patterns; processes that are gone by then have nothing to say.
    long found(Machine host) {
      String count = "{ %s; } 2>/dev/null | grep -acFf %s || true".formatted(print, PATTERNS);
      return Long.parseLong(host.run("bash", "-c", count).orFail().out().strip());
    }

    void plantControl(Machine host) {
      host.shell(plant.replace("{}", CONTROL)).orFail();
    }
  }

  @BeforeAll
  static void failLoudly(Platform platform) {
    var failing =
        platform
            .lab()
            .ansible()
            .play(
                "failing",
                "site.yml",
                "-vvv",
                "--diff",
                "--tags=postgresql,k3s_server",
                "--extra-vars=k3s_server_sha256=none");

    assertThat(failing.said().held()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void host_saysNoSecret(Place place, Platform platform) {
    var host = platform.lab().host();
    place.plantControl(host);
    host.write(PATTERNS, CONTROL + "\n", 0600);
    assertThat(place.found(host)).as("the search itself").isPositive();

    host.write(PATTERNS, String.join("\n", secrets(platform)) + "\n", 0600);
    assertThat(place.found(host)).isZero();
  }

  @Test
  void search_findsTheSecretsWhereTheyAreKept(Platform platform) {
    var host = platform.lab().host();
    host.write(PATTERNS, String.join("\n", secrets(platform)) + "\n", 0600);

    assertThat(host.run("grep", "-lFrf", PATTERNS, "/etc/rancher", "/etc/wireguard").out())
        .contains("/etc/rancher/k3s/token", "/etc/wireguard/");
  }

  @Test
  void repository_hasNoSecretInAnyObject(Platform platform) throws IOException {
    var git = platform.lab().gitServer();
    String objects = git.objects("platform");

    assertThat(objects).contains("ENC[AES256_GCM,");
    var published = published();
    assertThat(in(objects, List.of(published))).as("the lab's identity, a test key").isOne();
    var secret = secrets(platform).stream().filter(text -> !text.equals(published)).toList();
    assertThat(in(objects, secret)).isZero();
  }

  /// This repository has the lab's identity on purpose: it opens nothing else.
  private static String published() throws IOException {
    var file = Checkout.here().resolve("tools/testbed/keys/lab.agekey");
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ansible_saysNoSecret_inAnyRunAtAnyVerbosity(Platform platform) throws IOException {
    var secrets = secrets(platform);

    try (var logs = Files.list(platform.lab().folder())) {
      var files = logs.filter(file -> file.toString().endsWith(".log")).toList();
      assertThat(files).hasSizeGreaterThan(3);
      for (Path file : files) {
        String text = Files.readString(file);
        assertThat(in(text, secrets)).as(file.toString()).isZero();
      }
    }
  }

  /// How many of the secrets a text has: a number, since an assertion's message repeats what it
  /// got.
  private static long in(String text, List<String> secrets) {
    return secrets.stream().filter(text::contains).count();
  }

  /// All that the platform was given, as it is and as Kubernetes writes it.
  private static List<String> secrets(Platform platform) {
    var host = platform.lab().host();
    var plain = new ArrayList<String>();
    plain.add(
        platform.repository().get(PlatformRepository.CREDENTIAL, "stringData.password").strip());
    plain.add(host.run("cat", "/etc/rancher/k3s/token").orFail().out().strip());
    plain.add(host.run("wg", "show", "wg0", "private-key").orFail().out().strip());
    plain.addAll(
        platform
            .cluster()
            .kubectl(
                "get",
                "secret",
                "-n",
                "flux-system",
                "sops-age",
                "-o",
                "go-template={{index .data \"age.agekey\" | base64decode}}")
            .orFail()
            .out()
            .lines()
            .filter(line -> line.startsWith("AGE-SECRET-KEY-"))
            .toList());
    assertThat(plain.size()).isGreaterThanOrEqualTo(4);
    assertThat(plain.stream().allMatch(secret -> secret.length() > 16)).isTrue();
    return plain.stream()
        .flatMap(secret ->
            java.util.stream.Stream.of(
                secret,
                Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(secret.getBytes(StandardCharsets.UTF_8))))
        .collect(Collectors.toList());
  }
}
