package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.sops.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/// Reads a path as it is typed: `db.hosts[0].name`, with `["…"]` around a key that has a dot or a
/// bracket in it; the notation of sops, `["db"]["hosts"][0]`, is one of these.
final class PathArgument {
  private final String text;
  private final List<Object> steps = new ArrayList<>();
  private int at;

  private PathArgument(String text) {
    this.text = text;
  }

  /// @throws CommandException if it is no path
  static TreePath parse(String text) throws CommandException {
    var path = new PathArgument(text);
    while (path.at < text.length()) {
      path.step();
    }
    if (path.steps.isEmpty()) {
      throw path.malformed("it is empty");
    }
    return new TreePath(path.steps);
  }

  private void step() throws CommandException {
    if (text.charAt(at) == '[') {
      bracket();
      return;
    }
    if (text.charAt(at) == '.' && !steps.isEmpty()) {
      at++;
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
      at++;
    }
    if (at == start) {
      throw malformed("a key is missing at column " + (start + 1));
    }
    steps.add(text.substring(start, at));
  }

  private void bracket() throws CommandException {
    char quote = at + 1 < text.length() ? text.charAt(at + 1) : ']';
    boolean quoted = quote == '"' || quote == '\'';
    String end = quoted ? quote + "]" : "]";
    int from = at + (quoted ? 2 : 1);
    int to = text.indexOf(end, from);
    if (to < 0) {
      throw malformed("the bracket at column " + (at + 1) + " is not closed");
    }
    steps.add(quoted ? text.substring(from, to) : index(text.substring(from, to)));
    at = to + end.length();
  }

  private Integer index(String digits) throws CommandException {
    if (!digits.matches("[0-9]{1,9}")) {
      throw malformed("a key in brackets needs quotes, as in [\"key\"]");
    }
    return Integer.valueOf(digits);
  }

  private CommandException malformed(String why) {
    return CommandException.usage(
        "PATH: " + why, "write it as db.hosts[0].name; quote it for the shell");
  }
}
