package dev.coffre.cli.secrets;

import dev.coffre.cli.Host;
import dev.coffre.json.Json;
import dev.coffre.sops.store.ExpandedAlias;
import java.util.List;

/// Tells of the aliases of a file in whose places copies were written, since the file is then no
/// longer quite what its author wrote.
public final class AliasNotice {
  private static final String WHY =
      "sops ties every encrypted value to its own path, so one value cannot serve two places";

  private AliasNotice() {}

  /// A line on standard error for each.
  public static void print(Host host, String file, List<ExpandedAlias> expanded) {
    for (var alias : expanded) {
      host.err()
          .println(
              "coffre: notice: %s:%d: the alias *%s becomes a copy of what it stands for: %s"
                  .formatted(file, alias.line(), alias.name(), WHY));
    }
  }

  /// A report with a field that lists them, if there are any.
  public static Json in(Json report, List<ExpandedAlias> expanded) {
    if (expanded.isEmpty()) {
      return report;
    }
    return report.withObjects(
        "expandedAliases",
        expanded.stream()
            .map(alias -> Json.object().with("name", alias.name()).with("line", alias.line()))
            .toList());
  }
}
