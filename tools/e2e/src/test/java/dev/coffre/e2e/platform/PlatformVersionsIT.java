package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every part of the platform says which version of it ran. `scripts/tested` puts the answers into
/// docs/reference/tested.md.
@InLab
@Tag("platform")
@Order(15)
final class PlatformVersionsIT {

  /// A part, and the command whose first line names its version.
  enum Part {
    DEBIAN("Debian", "cat /etc/debian_version"),
    KERNEL("Linux", "uname -r"),
    SYSTEMD("systemd", "systemctl --version"),
    SSHD("OpenSSH", "ssh -V 2>&1"),
    NFTABLES("nftables", "nft --version"),
    WIREGUARD("WireGuard", "wireguard-go --version || modinfo -F version wireguard"),
    POSTGRESQL("PostgreSQL", "runuser -u postgres -- psql -XAtc 'show server_version'"),
    K3S("k3s", "k3s --version"),
    KUBERNETES("Kubernetes", "k3s kubectl get --raw /version | grep gitVersion"),
    CONTAINERD(
        "containerd",
        "k3s kubectl get node -o jsonpath='{.items[0].status.nodeInfo.containerRuntimeVersion}'"),
    SOURCE_CONTROLLER("Flux source-controller", image("source-controller")),
    KUSTOMIZE_CONTROLLER("Flux kustomize-controller", image("kustomize-controller")),
    COFFRE("coffre, as role coffre installed it", "coffre version");

    private final String name;
    private final String question;

    Part(String name, String question) {
      this.name = name;
      this.question = question;
    }

    private static String image(String controller) {
      return "k3s kubectl get deployment -n flux-system "
          + controller
          + " -o jsonpath='{.spec.template.spec.containers[0].image}'";
    }

    String answer(Machine host) {
      return host.shell(question).orFail().out().strip().lines().findFirst().orElse("").strip();
    }
  }

  @Test
  void everyPart_saysItsVersion(Platform platform) throws IOException {
    var rows = new ArrayList<String>();
    for (var part : Part.values()) {
      String answer = part.answer(platform.lab().host());
      assertThat(answer).as(part.name).containsPattern("[0-9]");
      rows.add("| " + part.name + " | `" + answer.replaceAll("[`|]", "") + "` |");
    }

    var folder = Files.createDirectories(Checkout.here().resolve("target/tested"));
    Files.write(folder.resolve("platform.md"), rows);
  }
}
