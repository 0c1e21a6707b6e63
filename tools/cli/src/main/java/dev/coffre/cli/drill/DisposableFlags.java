package dev.coffre.cli.drill;

import dev.coffre.backup.k3s.ServerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The flags that a disposable server starts with: all that the live one had, but for those that
/// say where and under which name it lives, and with those that keep it from doing anything.
///
/// @param flags what it starts with
/// @param left what of the live server's is not among them
record DisposableFlags(ServerConfig flags, List<String> left) {
  /// Of a range for documentation (RFC 5737).
  static final String ADDRESS = "192.0.2.1";

  /// They belong to the place, not to the cluster.
  private static final Set<String> OF_THE_PLACE =
      Set.of(
          "advertise-address",
          "advertise-port",
          "agent-token-file",
          "bind-address",
          "cluster-reset",
          "container-runtime-endpoint",
          "data-dir",
          "disable-agent",
          "docker",
          "flannel-iface",
          "https-listen-port",
          "image-service-endpoint",
          "kubelet-arg",
          "log",
          "node-external-ip",
          "node-ip",
          "node-name",
          "protect-kernel-defaults",
          "server",
          "tls-san",
          "token-file",
          "write-kubeconfig",
          "write-kubeconfig-group");

  private static final List<String> PACKAGED =
      List.of("coredns", "servicelb", "traefik", "local-storage", "metrics-server", "runtimes");

  private static final List<String> SWITCHED_OFF =
      List.of(
          "disable-scheduler",
          "disable-controller-manager",
          "disable-cloud-controller",
          "disable-helm-controller",
          "disable-kube-proxy",
          "disable-network-policy");

  /// Files of the live host are not here; and a drill only reads, so nothing is admitted.
  private static final Pattern NOT_HERE =
      Pattern.compile("[a-z-]+=/.*|(enable|disable)-admission-plugins=.*");

  private static final String API_SERVER = "kube-apiserver-arg";

  /// What would keep the drill's own pod away, or ask for what is not here.
  private static final String ADMITS_ALL =
      "disable-admission-plugins="
          + String.join(
              ",",
              "LimitRanger",
              "MutatingAdmissionWebhook",
              "PodSecurity",
              "ResourceQuota",
              "ServiceAccount",
              "ValidatingAdmissionPolicy",
              "ValidatingAdmissionWebhook");

  /// The same with a node for the drill's pod. It makes no network for pods, sorts none into
  /// control groups and leaves the kernel's settings: these belong to the machine.
  static DisposableFlags withNode(ServerConfig live, String name, Path folder) {
    var bare = bare(live, name, folder);
    var api = new ArrayList<>(bare.flags.settings().getOrDefault(API_SERVER, List.of()));
    api.add(ADMITS_ALL);
    var flags =
        bare.flags
            .with(API_SERVER, api)
            .with(
                "kubelet-arg",
                List.of(
                    "root-dir=" + folder.resolve("kubelet"),
                    "cgroups-per-qos=false",
                    "enforce-node-allocatable=",
                    "feature-gates=KubeletInUserNamespace=true"));
    return new DisposableFlags(flags, bare.left);
  }

  /// Of a server without a node.
  ///
  /// @param name of the node that it would have
  /// @param folder of the drill
  static DisposableFlags of(ServerConfig live, String name, Path folder) {
    var bare = bare(live, name, folder);
    return new DisposableFlags(bare.flags.with("disable-agent", List.of("true")), bare.left);
  }

  private static DisposableFlags bare(ServerConfig live, String name, Path folder) {
    var left = new ArrayList<String>();
    var kept = new ArrayList<String>();
    for (var argument : live.settings().getOrDefault(API_SERVER, List.of())) {
      if (NOT_HERE.matcher(argument).matches()) {
        left.add(API_SERVER + " " + argument);
      } else {
        kept.add(argument);
      }
    }
    var flags =
        live.without(OF_THE_PLACE)
            .with(API_SERVER, kept)
            .with("disable", PACKAGED)
            .with("flannel-backend", List.of("none"));
    for (var flag : SWITCHED_OFF) {
      flags = flags.with(flag, List.of("true"));
    }
    for (var flag : here(name, folder).entrySet()) {
      flags = flags.with(flag.getKey(), List.of(flag.getValue()));
    }
    return new DisposableFlags(flags, left);
  }

  /// What the live server and this one are both known by; nothing, as it has to be.
  static List<String> shared(ServerConfig live, String name) {
    var own = List.of(name, ADDRESS);
    return OF_THE_PLACE.stream()
        .flatMap(flag -> live.settings().getOrDefault(flag, List.of()).stream())
        .flatMap(value -> Stream.of(value.split(",")))
        .filter(own::contains)
        .toList();
  }

  private static Map<String, String> here(String name, Path folder) {
    return Map.of(
        "data-dir",
        DisposableCluster.data(folder).toString(),
        "node-name",
        name,
        "node-ip",
        ADDRESS,
        "advertise-address",
        ADDRESS,
        "bind-address",
        "127.0.0.1",
        "token-file",
        folder.resolve("token").toString(),
        "write-kubeconfig",
        folder.resolve("k3s.yaml").toString(),
        "write-kubeconfig-mode",
        "0600");
  }
}
