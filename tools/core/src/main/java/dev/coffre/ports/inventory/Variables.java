package dev.coffre.ports.inventory;

import dev.coffre.ports.PortRange;
import dev.coffre.ports.Zone;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one place of an inventory sets of the variables that matter here.
record Variables(
    Optional<String> address,
    Optional<String> port,
    Optional<String> user,
    Optional<String> key,
    Map<Zone, List<InetAddress>> addresses,
    Optional<Zone> zone,
    List<InetAddress> engine) {
  private static final String ENGINE = "coffre_engine_addresses";

  static final Variables NONE =
      new Variables(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty(),
          List.of());

  static Variables read(YamlMapping vars) throws YamlException {
    return new Variables(
        vars.optional("ansible_host"),
        vars.optional("ansible_port"),
        vars.optional("ansible_user"),
        vars.optional("ansible_ssh_private_key_file"),
        addresses(vars.mapping("coffre_addresses")),
        zone(vars),
        engine(vars));
  }

  /// These, and where they say nothing those of a wider place.
  Variables over(Variables wider) {
    return new Variables(
        address.or(wider::address),
        port.or(wider::port),
        user.or(wider::user),
        key.or(wider::key),
        addresses.isEmpty() ? wider.addresses : addresses,
        zone.or(wider::zone),
        engine.isEmpty() ? wider.engine : engine);
  }

  /// @throws YamlException if one of them is a template, or the port is none
  InventoryHost host(String name) throws YamlException {
    return new InventoryHost(
        name,
        plain("ansible_host", name, address).orElse(name),
        port(name),
        plain("ansible_user", name, user).orElse("root"),
        plain("ansible_ssh_private_key_file", name, key).orElse(""),
        addresses,
        zone.orElse(Zone.PUBLIC),
        engine);
  }

  private static Optional<String> plain(String variable, String host, Optional<String> value)
      throws YamlException {
    if (value.filter(text -> text.contains("{{")).isPresent()) {
      throw new YamlException(
          variable + " of " + host + " is a template, which is not worked out here: write it out");
    }
    return value;
  }

  private int port(String host) throws YamlException {
    var text = plain("ansible_port", host, port).orElse("22");
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > PortRange.HIGHEST) {
      throw new YamlException("ansible_port of " + host + " is no port");
    }
    return Integer.parseInt(text);
  }

  private static List<InetAddress> engine(YamlMapping vars) throws YamlException {
    if (!vars.names().contains(ENGINE)) {
      return List.of();
    }
    var addresses = literals(vars, ENGINE);
    if (!addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
      throw vars.failure("'" + ENGINE + "' names an address that is not the host's loopback");
    }
    return addresses;
  }

  private static Map<Zone, List<InetAddress>> addresses(YamlMapping entry) throws YamlException {
    var addresses = new EnumMap<Zone, List<InetAddress>>(Zone.class);
    for (var zone : List.of(Zone.PUBLIC, Zone.VPN, Zone.PODS)) {
      if (entry.names().contains(zone.toString())) {
        addresses.put(zone, literals(entry, zone.toString()));
      }
    }
    entry.finish();
    return addresses;
  }

  private static List<InetAddress> literals(YamlMapping entry, String name) throws YamlException {
    var addresses = new ArrayList<InetAddress>();
    for (var text : entry.texts(name)) {
      try {
        addresses.add(InetAddress.ofLiteral(text));
      } catch (IllegalArgumentException e) {
        throw entry.failure("'" + text + "' is no address");
      }
    }
    return addresses;
  }

  private static Optional<Zone> zone(YamlMapping vars) throws YamlException {
    var text = vars.optional("coffre_vantage_zone");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (text.get()) {
          case "public" -> Zone.PUBLIC;
          case "vpn" -> Zone.VPN;
          case "pods" -> Zone.PODS;
          default -> throw vars.failure("'coffre_vantage_zone' is one of public, vpn, pods");
        });
  }
}
