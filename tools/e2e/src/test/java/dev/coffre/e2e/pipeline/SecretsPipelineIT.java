package dev.coffre.e2e.pipeline;

import static dev.coffre.e2e.lab.PlatformRepository.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Cluster;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Local;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A value that a person sets and pushes arrives in the pod, which logs in with it; one that Flux
/// cannot read or must not trust changes nothing.
@InLab
@Tag("platform")
@Order(20)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SecretsPipelineIT {
  /// Flux is asked to fetch at once; what takes longest is a rollout on a busy machine.
  private static final Patience FLUX = Patience.seconds(180);

  /// The kubelet looks for changed Secrets once a minute.
  private static final Patience KUBELET = Patience.seconds(150);

  private static final Pattern ENCRYPTED_PASSWORD =
      Pattern.compile("(?m)^(  password: ENC\\[AES256_GCM,data:)(.)");

  @Test
  @Order(1)
  void application_ofTheRepository_logsInOverTls(Platform platform) {
    FLUX.until(
        "the application",
        () -> platform.cluster().state("ledger"),
        state -> state.ready().equals("True"));
    KUBELET.until(
        "every pod's session", platform::health, health -> Platform.allServe(health, "1"));

    assertThat(sessions(platform))
        .isNotEmpty()
        .allSatisfy(session -> assertThat(session).isEqualTo("ledger_a|t"));
  }

  @Test
  @Order(2)
  void value_setAndPushed_reachesThePod(Platform platform) {
    String commit = push(platform, "2");

    FLUX.until("the commit", () -> asked(platform), state -> state.applied().endsWith(commit));
    assertThat(secret(platform, "generation")).isEqualTo(base64("2"));
    KUBELET.until("the new generation", platform::health, health -> Platform.allServe(health, "2"));
  }

  /// What stands between a commit and the cluster, and how it is broken.
  enum Obstacle {
    /// One character of a ciphertext is another one.
    TAMPERED_FILE("decrypt") {
      @Override
      void put(Platform platform) {
        platform
            .repository()
            .edit(
                CREDENTIAL,
                text ->
                    ENCRYPTED_PASSWORD
                        .matcher(text)
                        .replaceFirst(
                            found -> found.group(1) + (found.group(2).equals("A") ? "B" : "A")));
      }

      @Override
      void takeAway(Platform platform) {
        platform.repository().takeBack(CREDENTIAL);
      }
    },
    /// Flux holds an identity that the file is not encrypted to.
    WRONG_KEY("decrypt") {
      @Override
      void put(Platform platform) {
        key(platform, "age.agekey=/root/stranger.agekey");
      }

      @Override
      void takeAway(Platform platform) {
        key(platform, "age.agekey=/root/lab.agekey");
      }
    },
    /// Flux holds none.
    NO_KEY("secrets \"sops-age\" not found") {
      @Override
      void put(Platform platform) {
        platform.cluster().kubectl("delete", "secret", "-n", "flux-system", "sops-age").orFail();
      }

      @Override
      void takeAway(Platform platform) {
        key(platform, "age.agekey=/root/lab.agekey");
      }
    };

    /// What Flux says of it.
    private final String words;

    Obstacle(String words) {
      this.words = words;
    }

    abstract void put(Platform platform);

    abstract void takeAway(Platform platform);

    static void key(Platform platform, String file) {
      var cluster = platform.cluster();
      cluster
          .kubectl("delete", "secret", "-n", "flux-system", "sops-age", "--ignore-not-found")
          .orFail();
      cluster
          .kubectl(
              "create", "secret", "generic", "-n", "flux-system", "sops-age", "--from-file=" + file)
          .orFail();
    }
  }

  /// What Flux goes through, each waiting for the one before.
  private static final List<String> CHAIN =
      List.of("infrastructure-controllers", "infrastructure-configs", "ledger");

  @ParameterizedTest
  @EnumSource
  @Order(3)
  void commit_thatFluxCannotRead_changesNothingUntilItCan(Obstacle obstacle, Platform platform)
      throws IOException {
    bringKeys(platform);
    String before =
        platform.cluster().part("ledger", "secret/ledger-database", "{.metadata.resourceVersion}");
    String serving = secret(platform, "generation");

    platform.repository().set(CREDENTIAL, "stringData.generation", "refused " + obstacle);
    obstacle.put(platform);
    String commit = platform.repository().commit("a change that must not arrive: " + obstacle);

    try {
      requireRefusal(obstacle, platform, commit, before, serving);
    } finally {
      obstacle.takeAway(platform);
    }
    platform.repository().set(CREDENTIAL, "stringData.generation", "2");
    String healed = platform.repository().commit("what it was before");
    FLUX.until("Flux to go on", () -> asked(platform), state -> state.applied().endsWith(healed));
  }

  /// Flux says why it refuses, nothing changes, and the pods serve on.
  private static void requireRefusal(
      Obstacle obstacle, Platform platform, String commit, String before, String serving) {
    var refused =
        FLUX.until(
            "Flux's refusal",
            () -> refusal(platform),
            state -> state.tried(commit) && state.ready().equals("False"));
    assertThat(refused.applied()).doesNotEndWith(commit);
    assertThat(refused.message()).containsIgnoringCase(obstacle.words);
    assertThat(
            platform
                .cluster()
                .part("ledger", "secret/ledger-database", "{.metadata.resourceVersion}"))
        .isEqualTo(before);
    assertThat(platform.health())
        .allSatisfy(pod -> assertThat(pod.held()).as(pod.toString()).isTrue());
    assertThat(secret(platform, "generation")).isEqualTo(serving);
  }

  private static void bringKeys(Platform platform) throws IOException {
    var host = platform.lab().host();
    host.write(
        "/root/lab.agekey",
        Files.readString(Checkout.here().resolve("tools/testbed/keys/lab.agekey")),
        0600);
    var keygen = BuiltProgram.here().command("age-keygen").toArray(String[]::new);
    host.write(
        "/root/stranger.agekey",
        new Local(platform.lab().folder()).run(keygen).orFail().out(),
        0600);
  }

  private static String push(Platform platform, String generation) {
    platform.repository().set(CREDENTIAL, "stringData.generation", generation);
    return platform.repository().commit("generation " + generation);
  }

  private static Cluster.Reconciled asked(Platform platform) {
    CHAIN.forEach(platform.cluster()::reconcile);
    return platform.cluster().state(CHAIN.getLast());
  }

  /// What Flux says about the first in the chain that it refused, or about the application.
  private static Cluster.Reconciled refusal(Platform platform) {
    var application = asked(platform);
    return CHAIN.stream()
        .map(platform.cluster()::state)
        .filter(state -> state.ready().equals("False") && !state.message().startsWith("dependency"))
        .findFirst()
        .orElse(application);
  }

  private static List<String> sessions(Platform platform) {
    return platform
        .database()
        .query(
            "select a.usename, s.ssl from pg_stat_activity a join pg_stat_ssl s using (pid)"
                + " where a.datname = 'ledger' and a.application_name = 'ledger'")
        .lines()
        .toList();
  }

  private static String secret(Platform platform, String key) {
    return platform.cluster().part("ledger", "secret/ledger-database", "{.data." + key + "}");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
