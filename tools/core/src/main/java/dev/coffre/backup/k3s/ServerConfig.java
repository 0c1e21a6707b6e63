package dev.coffre.backup.k3s;

import dev.coffre.backup.BackupException;
import dev.coffre.json.Json;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The flags of `k3s server`, as `config.yaml` and `config.yaml.d` give them: a restore starts the
/// server with these, so none can be forgotten.
///
/// @param settings the values of each flag, one or several
public record ServerConfig(SortedMap<String, List<String>> settings) {
  private static final Set<String> SECRET =
      Set.of(
          "agent-token",
          "datastore-endpoint",
          "etcd-s3-access-key",
          "etcd-s3-secret-key",
          "etcd-s3-session-token",
          "token",
          "vpn-auth");

  public ServerConfig {
    settings = new TreeMap<>(settings);
  }

  /// No flag at all.
  public static final ServerConfig EMPTY = new ServerConfig(new TreeMap<>());

  /// These flags, changed by those of another file: `key+` adds to a list.
  ///
  /// @param name of the file, for messages
  /// @throws BackupException if it holds no flags
  public ServerConfig with(String name, String text) throws BackupException {
    var merged = new TreeMap<>(settings);
    try {
      var file = YamlMapping.parse(name, text);
      for (var key : file.names()) {
        var flag = key.endsWith("+") ? key.substring(0, key.length() - 1) : key;
        var values =
            new ArrayList<>(flag.equals(key) ? List.of() : merged.getOrDefault(flag, List.of()));
        values.addAll(file.oneOrMore(key));
        merged.put(flag, List.copyOf(values));
      }
      return new ServerConfig(merged);
    } catch (YamlException e) {
      throw new BackupException(String.valueOf(e.getMessage()));
    }
  }

  /// These flags, with one that has these values.
  public ServerConfig with(String flag, List<String> values) {
    var changed = new TreeMap<>(settings);
    changed.put(flag, List.copyOf(values));
    return new ServerConfig(changed);
  }

  /// These flags without those named.
  public ServerConfig without(Set<String> flags) {
    var left = new TreeMap<>(settings);
    left.keySet().removeAll(flags);
    return new ServerConfig(left);
  }

  /// The last value of a flag.
  public Optional<String> value(String flag) {
    var values = settings.getOrDefault(flag, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /// These flags without those whose value is a secret.
  public ServerConfig published() {
    return without(SECRET);
  }

  /// Whether the server keeps its datastore in SQLite.
  public boolean isSqlite() {
    return value("datastore-endpoint").isEmpty()
        && !value("cluster-init").orElse("").equals("true");
  }

  /// A file that k3s reads, a flag a line, so that whoever restores by hand can add to it.
  public String text() {
    return settings.entrySet().stream()
        .map(flag -> line(flag.getKey(), flag.getValue()))
        .collect(Collectors.joining());
  }

  /// An object of JSON without its braces is a mapping of YAML.
  private static String line(String flag, List<String> values) {
    var json = object(flag, values).toString();
    return json.substring(1, json.length() - 1) + "\n";
  }

  private static Json object(String flag, List<String> values) {
    if (values.size() != 1) {
      return Json.object().withStrings(flag, values);
    }
    var value = values.getFirst();
    return value.matches("true|false")
        ? Json.object().with(flag, value.equals("true"))
        : Json.object().with(flag, value);
  }
}
