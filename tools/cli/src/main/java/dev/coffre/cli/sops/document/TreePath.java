package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.line.GoText;
import java.util.ArrayList;
import java.util.List;

/// Where something stands in a document, as sops writes it: `["key"][0]`.
///
/// @param steps keys and list indices from the root down; empty for the root
public record TreePath(List<Step> steps) {

  /// One step down.
  public sealed interface Step {
    /// Into a mapping.
    record Key(String name) implements Step {}

    /// Into a list; comments between elements count.
    record Index(int position) implements Step {}
  }

  /// A text that is no path; the message says which part is wrong.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  public TreePath {
    steps = List.copyOf(steps);
  }

  /// Reads a path. Keys cannot hold a `[`, as in sops.
  public static TreePath parse(String text) throws Malformed {
    var steps = new ArrayList<Step>();
    for (var component : text.split("\\[", -1)) {
      if (!component.isEmpty()) {
        steps.add(step(component));
      }
    }
    return new TreePath(steps);
  }

  private static Step step(String component) throws Malformed {
    if (!component.endsWith("]")) {
      throw new Malformed("component %s doesn't end with ]".formatted(component));
    }
    var inner = component.substring(0, component.length() - 1);
    if (inner.startsWith("\"") || inner.startsWith("'")) {
      if (inner.length() < 2) {
        throw new Malformed("component %s has no closing quote".formatted(component));
      }
      return new Step.Key(inner.substring(1, inner.length() - 1));
    }
    return index(inner);
  }

  /// An index of 64 bits, as in sops; no list is longer than 32 bits can say.
  private static Step index(String digits) throws Malformed {
    var problem = digits.matches("[+-]?[0-9]+") ? "value out of range" : "invalid syntax";
    try {
      long index = Long.parseLong(digits);
      return new Step.Index(Math.clamp(index, Integer.MIN_VALUE, Integer.MAX_VALUE));
    } catch (NumberFormatException e) {
      throw new Malformed("strconv.Atoi: parsing %s: %s".formatted(GoText.quote(digits), problem));
    }
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  public Step first() {
    return steps.getFirst();
  }

  public TreePath rest() {
    return new TreePath(steps.subList(1, steps.size()));
  }
}
