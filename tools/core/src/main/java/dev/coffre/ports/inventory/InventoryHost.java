package dev.coffre.ports.inventory;

import dev.coffre.ports.Zone;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// A host of the inventory.
///
/// @param address `ansible_host`; its name if that is not set
/// @param port `ansible_port`
/// @param user `ansible_user`
/// @param key `ansible_ssh_private_key_file`; empty if not set
/// @param addresses `coffre_addresses`: where others see it, by the zone that they stand in
/// @param zone `coffre_vantage_zone`: where it stands itself, as a vantage
/// @param engine `coffre_engine_addresses`: loopback addresses on which the container engine that
///   it runs in listens, in a lab
public record InventoryHost(
    String name,
    String address,
    int port,
    String user,
    String key,
    Map<Zone, List<InetAddress>> addresses,
    Zone zone,
    List<InetAddress> engine) {
  public InventoryHost {
    engine = List.copyOf(engine);
    addresses = Map.copyOf(addresses);
  }
}
