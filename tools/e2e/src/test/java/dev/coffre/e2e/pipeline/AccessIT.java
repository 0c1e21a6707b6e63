package dev.coffre.e2e.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.lab.PlatformRepository;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Only whom a Secret is meant for gets it from the API, and each attempt is on record, without the
/// value.
@InLab
@Tag("platform")
@Order(50)
final class AccessIT {
  private static final String SERVER = "/var/lib/rancher/k3s/server";
  private static final String API = "https://127.0.0.1:6443/api/v1/namespaces/ledger/secrets";

  /// Who asks, and how the audit log calls them.
  enum Stranger {
    /// Has no credential at all.
    NOBODY("401", "\"user\":{}") {
      @Override
      String header(Machine host) {
        return "X-Nobody: me";
      }
    },
    /// An account of another namespace.
    OTHER_NAMESPACE("403", "\"username\":\"system:serviceaccount:default:default\"") {
      @Override
      String header(Machine host) {
        return token(host, "default", "default");
      }
    },
    /// Another account of the same namespace.
    OTHER_ACCOUNT("403", "\"username\":\"system:serviceaccount:ledger:default\"") {
      @Override
      String header(Machine host) {
        return token(host, "ledger", "default");
      }
    };

    private final String status;
    private final String recorded;

    Stranger(String status, String recorded) {
      this.status = status;
      this.recorded = recorded;
    }

    abstract String header(Machine host);

    private static String token(Machine host, String namespace, String account) {
      return "Authorization: Bearer "
          + host.run("k3s", "kubectl", "create", "token", "-n", namespace, account)
              .orFail()
              .out()
              .strip();
    }
  }

  @ParameterizedTest
  @EnumSource
  void stranger_isRefused_andOnRecord(Stranger stranger, Platform platform) {
    var host = platform.lab().host();
    host.write("/root/header", stranger.header(host) + "\n", 0600);

    for (String path : List.of("", "/ledger-database")) {
      assertThat(status(host, path)).as(path).isEqualTo(stranger.status);
    }
    assertThat(record(host))
        .anySatisfy(line ->
            assertThat(line)
                .contains("\"requestURI\":\"/api/v1/namespaces/ledger/secrets/ledger-database\"")
                .contains(stranger.recorded)
                .contains("\"code\":" + stranger.status));
  }

  @Test
  void administrator_isLetIn_soTheAddressIsRight(Platform platform) {
    var host = platform.lab().host();

    host.run("k3s", "kubectl", "get", "--raw", "/api/v1/namespaces/ledger/secrets/ledger-database")
        .orFail();
  }

  @Test
  void record_hasNoValue(Platform platform) {
    String password =
        platform.repository().get(PlatformRepository.CREDENTIAL, "stringData.password").strip();

    assertThat(password.length()).isGreaterThan(20);
    // Not as contents of an assertion, whose message would repeat the password.
    assertThat(record(platform.lab().host()).stream().anyMatch(line -> line.contains(password)))
        .isFalse();
  }

  private static String status(Machine host, String path) {
    return host.run(
            "curl",
            "--silent",
            "--output",
            "/dev/null",
            "--write-out",
            "%{http_code}",
            "--header",
            "@/root/header",
            "--cacert",
            SERVER + "/tls/server-ca.crt",
            API + path)
        .orFail()
        .out();
  }

  private static List<String> record(Machine host) {
    return host.run("grep", "ledger-database", SERVER + "/logs/audit.log")
        .orFail()
        .out()
        .lines()
        .toList();
  }
}
