package dev.coffre.e2e.lab;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.Map;
import org.testcontainers.containers.Network;

/// The network that every machine of the lab stands on, in IPv4 and IPv6. Host and outsiders share
/// it, so that a closed port is closed by the host's own rules and not by the engine's.
final class Internet implements Network {
  private final String id;

  private Internet(String id) {
    this.id = id;
  }

  static Internet create(DockerClient docker, Map<String, String> labels) {
    var addresses =
        new Ipam()
            .withConfig(
                new Ipam.Config().withSubnet(Place.IPV4_NETWORK).withGateway(Place.IPV4_GATEWAY),
                new Ipam.Config().withSubnet(Place.IPV6_NETWORK).withGateway(Place.IPV6_GATEWAY));
    return new Internet(
        docker
            .createNetworkCmd()
            .withName("coffre-lab-internet")
            .withCheckDuplicate(true)
            .withEnableIpv6(true)
            .withIpam(addresses)
            .withLabels(labels)
            .exec()
            .getId());
  }

  @Override
  public String getId() {
    return id;
  }

  /// Nothing: the reaper removes it with the rest of the lab.
  @Override
  public void close() {}
}
