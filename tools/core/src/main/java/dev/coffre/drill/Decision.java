package dev.coffre.drill;

import java.util.List;

/// A decision record that a drill says something of.
///
/// @param number of its page: four digits
/// @param title empty if there is no such page
/// @param confirmed whether the plan says that a drill that passes confirms it
/// @param commits since the drill before that name it, newest first
public record Decision(String number, String title, boolean confirmed, List<String> commits) {
  public Decision {
    commits = List.copyOf(commits);
  }

  /// What it has to do with the drill, for people.
  public String reason() {
    var named = commits.isEmpty() ? "" : "named by commits since the drill before: " + shortened();
    return confirmed && !named.isEmpty()
        ? "confirmed by a drill that passes; " + named
        : confirmed ? "confirmed by a drill that passes" : named;
  }

  private String shortened() {
    return String.join(
        ", ", commits.stream().map(id -> id.substring(0, Math.min(12, id.length()))).toList());
  }
}
