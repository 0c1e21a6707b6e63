package dev.coffre.ports.inventory;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The hosts of an Ansible inventory: a folder with `hosts.yml`, `group_vars` and `host_vars`.
/// Files that SOPS encrypted are passed over: nothing a probe needs is secret.
public final class Inventory {
  private final Path folder;
  private final Map<String, Variables> hosts = new LinkedHashMap<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  private Inventory(Path folder) {
    this.folder = folder;
  }

  /// Reads the inventory of a folder.
  ///
  /// @param shown the folder as the user knows it
  /// @throws YamlException if a file is no inventory
  public static Inventory read(Path folder, String shown) throws YamlException, IOException {
    var inventory = new Inventory(folder);
    var file =
        YamlMapping.parse(shown + "/hosts.yml", Files.readString(folder.resolve("hosts.yml")));
    var all = inventory.groupFiles("all");
    for (var name : file.names()) {
      inventory.addGroup(name, file.mapping(name), all);
    }
    for (var host : inventory.hosts.entrySet()) {
      host.setValue(inventory.files("host_vars", host.getKey()).over(host.getValue()));
    }
    return inventory;
  }

  private void addGroup(String name, YamlMapping group, Variables wider)
      throws YamlException, IOException {
    var inline = Variables.read(group.mapping("vars"));
    var here = groupFiles(name).over(inline).over(wider);
    var members = group.mapping("hosts");
    for (var host : members.names()) {
      groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(host);
      var own = Variables.read(members.mapping(host)).over(here);
      hosts.merge(host, own, (before, now) -> now.over(before));
    }
    var children = group.mapping("children");
    for (var child : children.names()) {
      addGroup(child, children.mapping(child), here);
    }
  }

  private Variables groupFiles(String group) throws YamlException, IOException {
    return files("group_vars", group);
  }

  /// What `KIND/NAME.yml` and the files in `KIND/NAME/` set.
  private Variables files(String kind, String name) throws YamlException, IOException {
    var found = Variables.NONE;
    var files = new ArrayList<>(List.of(folder.resolve(kind).resolve(name + ".yml")));
    var many = folder.resolve(kind).resolve(name);
    if (Files.isDirectory(many)) {
      try (var list = Files.list(many)) {
        files.addAll(list.sorted().toList());
      }
    }
    for (var file : files) {
      var simple = String.valueOf(file.getFileName());
      if (simple.endsWith(".yml") && !simple.contains(".sops.") && Files.exists(file)) {
        var shown = folder.relativize(file).toString();
        found = Variables.read(YamlMapping.parse(shown, Files.readString(file))).over(found);
      }
    }
    return found;
  }

  /// A host; empty if the inventory has none of that name.
  ///
  /// @throws YamlException if a variable that matters has no plain value
  public Optional<InventoryHost> host(String name) throws YamlException {
    var variables = hosts.get(name);
    return variables == null ? Optional.empty() : Optional.of(variables.host(name));
  }

  /// The names of all hosts, in file order.
  public List<String> names() {
    return List.copyOf(hosts.keySet());
  }

  /// The names of a group's own hosts, in file order.
  public List<String> group(String name) {
    return List.copyOf(groups.getOrDefault(name, List.of()));
  }
}
