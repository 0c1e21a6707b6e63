package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.ports.inventory.Inventory;
import dev.coffre.ports.inventory.InventoryHost;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The hosts that may be probed: those of an inventory, and no others.
///
/// @param shown the inventory's folder as the user named it
record HostsFile(Inventory inventory, String shown) {
  private static final String PLATFORM = "platform";

  static HostsFile read(Host host, String folder) throws CommandException, FileFailure {
    try {
      return new HostsFile(Inventory.read(host.resolve(folder), folder), folder);
    } catch (YamlException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), "correct the inventory");
    } catch (IOException e) {
      throw new FileFailure(folder, e);
    }
  }

  InventoryHost named(String name) throws CommandException {
    try {
      return inventory
          .host(name)
          .orElseThrow(() ->
              CommandException.usage(
                  name + " is no host of " + shown,
                  "only hosts of the inventory are probed: "
                      + String.join(", ", inventory.names())));
    } catch (YamlException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), "correct " + shown);
    }
  }

  /// The host that is probed: the one that was named, or the platform's only one.
  InventoryHost target(Optional<String> name) throws CommandException {
    if (name.isPresent()) {
      return named(name.get());
    }
    var platform = inventory.group(PLATFORM);
    if (platform.size() != 1) {
      throw CommandException.usage(
          "the group " + PLATFORM + " of " + shown + " has " + platform.size() + " hosts",
          "say which is to be probed: coffre verify ports … HOST");
    }
    return named(platform.getFirst());
  }

  /// Where a vantage sees the host.
  List<InetAddress> addresses(InventoryHost target, InventoryHost vantage) throws CommandException {
    var addresses = target.addresses().getOrDefault(vantage.zone(), List.of());
    if (addresses.isEmpty()) {
      throw CommandException.failed(
          "%s says no address of %s for %s".formatted(shown, target.name(), vantage.zone()),
          "add coffre_addresses: {%s: [ADDRESS, …]} to the host".formatted(vantage.zone()));
    }
    return addresses;
  }
}
