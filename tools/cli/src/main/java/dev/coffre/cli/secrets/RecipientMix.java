package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.MasterKey;
import java.util.List;

/// Refuses post-quantum recipients beside classic ones: whoever records the file today and breaks
/// the classic ones later reads it, and the post-quantum ones have protected nothing.
public final class RecipientMix {
  private RecipientMix() {}

  static void check(Recipe recipe) throws CommandException {
    if (isMixed(recipe.groups())) {
      throw CommandException.refused(
          "post-quantum recipients (age1pq1…) beside classic ones",
          "use recipients of one kind; a classic one undoes what the others protect from");
    }
  }

  /// Whether both kinds are among the keys of some groups.
  public static boolean isMixed(List<List<MasterKey>> groups) {
    var keys = groups.stream().flatMap(List::stream).toList();
    return keys.stream().anyMatch(MasterKey::isPostQuantum)
        && keys.stream().anyMatch(MasterKey::isClassic);
  }
}
