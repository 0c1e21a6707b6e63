package dev.coffre.e2e.lab;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// A playbook that ran to its end.
///
/// @param said what it said
/// @param log where that is kept
public record Played(Said said, Path log) {
  private static final Pattern CHANGED = Pattern.compile("(?m)^\\S+ +: ok=\\d+ +changed=(\\d+) ");

  /// Itself.
  ///
  /// @throws LabException if a task failed, with what Ansible said last
  public Played orFail() {
    said.orFail();
    return this;
  }

  /// How many tasks changed something, on all hosts.
  ///
  /// @throws LabException if it ended without saying so
  public int changed() {
    var recap = CHANGED.matcher(said.out()).results().toList();
    if (recap.isEmpty()) {
      throw new LabException("no recap at the end of " + log);
    }
    return recap.stream().mapToInt(host -> Integer.parseInt(host.group(1))).sum();
  }

  /// The tasks that changed something, with what they said, for a failure to tell.
  public String changes() {
    return said.out()
        .lines()
        .filter(line -> line.startsWith("TASK") || line.startsWith("changed:"))
        .reduce(new StringBuilder(), Played::keepChanged, StringBuilder::append)
        .toString();
  }

  private static StringBuilder keepChanged(StringBuilder kept, String line) {
    if (line.startsWith("TASK")) {
      int last = kept.lastIndexOf("\n") + 1;
      if (kept.substring(last).startsWith("TASK")) {
        kept.setLength(Math.max(0, last - 1));
      }
    }
    return kept.append('\n').append(line);
  }
}
