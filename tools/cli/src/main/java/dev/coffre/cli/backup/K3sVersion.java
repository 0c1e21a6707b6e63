package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which k3s a program says that it is.
///
/// @param said by its name: `k3s`, and `stand-in` if it is something in the place of k3s
public record K3sVersion(Map<String, String> said) {
  private static final String NAME = "k3s";
  private static final String STAND_IN = "stand-in";

  public K3sVersion {
    said = new LinkedHashMap<>(said);
  }

  /// Asks the program.
  public static K3sVersion of(Host host, String program) throws CommandException, IOException {
    try (var tool = Tool.start(List.of(program, "--version"), host.environment(), Path.of("/"))) {
      var lines = new String(tool.out().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      tool.finish();
      var said = new LinkedHashMap<String, String>();
      said.put(NAME, lines.isEmpty() ? "" : lines.getFirst());
      lines.stream()
          .filter(line -> line.startsWith("This is not k3s"))
          .forEach(line -> said.put(STAND_IN, line));
      return new K3sVersion(said);
    }
  }

  /// The line that names it.
  public String name() {
    return said.getOrDefault(NAME, "");
  }

  /// Whether it is something else, with k3s' command and files.
  public boolean isStandIn() {
    return said.containsKey(STAND_IN);
  }
}
