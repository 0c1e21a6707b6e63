package dev.coffre.scan.rule;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Paths that a team leaves out of something, and why.
///
/// @param path as it is written
public record LeftOut(String path, PathGlob glob, String reason) {

  /// Reads a file that has nothing but `leave-out`.
  ///
  /// @param name for messages
  /// @throws RuleException if it is none, with the line
  public static List<LeftOut> parse(String name, String text) throws RuleException {
    try {
      var node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      return node == null ? List.of() : parse(Fields.of(name, node));
    } catch (MarkedYAMLException e) {
      throw new RuleException(
          name + ":" + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem());
    }
  }

  private static List<LeftOut> parse(Fields file) throws RuleException {
    var list = new ArrayList<LeftOut>();
    for (var entry : file.list("leave-out")) {
      var path = entry.text("path");
      var reason = entry.text("reason");
      if (reason.isBlank()) {
        throw entry.failure("'reason' is missing");
      }
      entry.finish();
      list.add(new LeftOut(path, PathGlob.of(path), reason));
    }
    file.finish();
    return list;
  }
}
