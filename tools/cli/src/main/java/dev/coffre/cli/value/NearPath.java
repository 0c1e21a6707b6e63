package dev.coffre.cli.value;

import dev.coffre.cli.Suggestion;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import java.util.List;
import java.util.Optional;

/// The path that someone who mistyped one may have meant.
final class NearPath {
  private NearPath() {}

  /// `path` with its first wrong key put right, if that leads to something.
  static Optional<TreePath> of(TreePath path, Node.Mapping document) {
    for (int i = 0; i < path.steps().size(); i++) {
      var above = new TreePath(path.steps().subList(0, i));
      if (above.then(path.steps().get(i)).in(document).isEmpty()) {
        var rest = path.steps().subList(i + 1, path.steps().size());
        return corrected(above, path.steps().get(i), document)
            .map(found -> joined(found, rest))
            .filter(meant -> meant.in(document).isPresent());
      }
    }
    return Optional.empty();
  }

  private static Optional<TreePath> corrected(TreePath above, Object wrong, Node.Mapping document) {
    return wrong instanceof String key
            && above.in(document).orElse(document) instanceof Node.Mapping mapping
        ? Suggestion.of(key, keys(mapping)).map(above::then)
        : Optional.empty();
  }

  private static List<String> keys(Node.Mapping mapping) {
    return mapping.items().stream()
        .filter(Entry.class::isInstance)
        .map(item -> ((Entry) item).key())
        .toList();
  }

  private static TreePath joined(TreePath start, List<Object> rest) {
    var path = start;
    for (Object step : rest) {
      path = path.then(step);
    }
    return path;
  }

  /// What to do about a path where nothing stands.
  static String hint(TreePath path, Node.Mapping document) {
    return of(path, document)
        .map(meant -> "did you mean " + meant + "?")
        .orElse("'coffre decrypt' shows what the file holds");
  }
}
