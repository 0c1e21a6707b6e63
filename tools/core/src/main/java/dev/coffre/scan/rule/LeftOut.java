package dev.coffre.scan.rule;

import java.util.ArrayList;
import java.util.List;

/// Paths that a team leaves out of something, and why.
///
/// @param path as it is written
public record LeftOut(String path, PathGlob glob, String reason) {

  /// Reads a file that has nothing but `leave-out`.
  ///
  /// @param name for messages
  /// @throws RuleException if it is none, with the line
  public static List<LeftOut> parse(String name, String text) throws RuleException {
    var fields = Fields.of(name, text);
    return fields.isPresent() ? parse(fields.get()) : List.of();
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
