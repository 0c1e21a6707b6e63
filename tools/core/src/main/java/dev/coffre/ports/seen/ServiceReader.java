package dev.coffre.ports.seen;

import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import dev.coffre.ports.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what `kubectl get services -A -o json` prints: the ports that Services open on the host's
/// addresses.
public final class ServiceReader {
  private ServiceReader() {}

  /// What the Services open.
  ///
  /// @throws UnreadableException if the text is no list of Services
  public static List<ServicePort> read(String text) throws UnreadableException {
    try {
      var list = JsonValue.parse(text);
      var services =
          list.field("items")
              .orElseThrow(() -> new UnreadableException("kubectl printed no list of Services"));
      return services.items().stream().flatMap(ServiceReader::ports).distinct().toList();
    } catch (JsonException e) {
      throw new UnreadableException("kubectl printed no JSON: " + e.getMessage());
    }
  }

  private static Stream<ServicePort> ports(JsonValue service) {
    var name =
        text(service, "metadata", "namespace").orElse("default")
            + "/"
            + text(service, "metadata", "name").orElse("?");
    var spec = service.field("spec");
    var ports = new ArrayList<ServicePort>();
    for (var port :
        spec.flatMap(fields -> fields.field("ports")).map(JsonValue::items).orElse(List.of())) {
      var protocol =
          port.text("protocol").orElse("TCP").equals("UDP") ? Protocol.UDP : Protocol.TCP;
      port.number("nodePort")
          .ifPresent(number -> ports.add(new ServicePort(protocol, number, name, "NodePort")));
      if (isLoadBalancer(service)) {
        add(ports, port, protocol, name, "LoadBalancer");
      }
      if (spec.flatMap(fields -> fields.field("externalIPs")).isPresent()) {
        add(ports, port, protocol, name, "externalIPs");
      }
    }
    return ports.stream();
  }

  /// One that something answers for: k3s' ServiceLB gives it the host's addresses.
  private static boolean isLoadBalancer(JsonValue service) {
    return service
        .field("status")
        .flatMap(status -> status.field("loadBalancer"))
        .flatMap(balancer -> balancer.field("ingress"))
        .filter(ingress -> !ingress.items().isEmpty())
        .isPresent();
  }

  private static void add(
      List<ServicePort> ports, JsonValue port, Protocol protocol, String name, String kind) {
    port.number("port")
        .ifPresent(number -> ports.add(new ServicePort(protocol, number, name, kind)));
  }

  private static Optional<String> text(JsonValue value, String field, String name) {
    return value.field(field).flatMap(inner -> inner.text(name));
  }
}
