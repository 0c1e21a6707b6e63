package dev.coffre.sops.identity;

import dev.coffre.age.key.Identity;
import java.util.ArrayList;
import java.util.List;

/// What a search for identities came to.
///
/// @param identities in the order they are tried
/// @param withoutKeys places that were looked at and hold none
/// @param problems places that could not be read, as sentences
public record Found(List<Identity> identities, List<String> withoutKeys, List<String> problems) {
  public Found {
    identities = List.copyOf(identities);
    withoutKeys = List.copyOf(withoutKeys);
    problems = List.copyOf(problems);
  }

  /// Both searches, the other's identities behind these.
  Found and(Found other) {
    return new Found(
        joined(identities, other.identities),
        joined(withoutKeys, other.withoutKeys),
        joined(problems, other.problems));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    var both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /// `reason` with what the search met, in the words of sops.
  String explain(String reason) {
    var text = new StringBuilder(reason);
    if (!problems.isEmpty()) {
      text.append(". Errors while loading age identities: ").append(String.join("; ", problems));
    }
    if (!withoutKeys.isEmpty()) {
      text.append(". Did not find keys in location").append(places()).append('.');
    }
    return text.toString();
  }

  /// `reason` with the places that could not be read.
  String brief(String reason) {
    return problems.isEmpty() ? reason : reason + "; " + String.join("; ", problems);
  }

  private String places() {
    var last = "'" + withoutKeys.getLast() + "'";
    var others =
        withoutKeys.subList(0, withoutKeys.size() - 1).stream().map(p -> "'" + p + "'").toList();
    return switch (others.size()) {
      case 0 -> " " + last;
      case 1 -> "s " + others.getFirst() + " and " + last;
      default -> "s " + String.join(", ", others) + ", and " + last;
    };
  }
}
