package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import java.util.List;

/// Refuses post-quantum recipients beside classic ones: whoever records the file today and breaks
/// the classic ones later reads it, and the post-quantum ones have protected nothing.
final class RecipientMix {
  private RecipientMix() {}

  static void check(Recipe recipe) throws CommandException {
    List<String> recipients =
        recipe.groups().stream()
            .flatMap(List::stream)
            .filter(key -> key.kind() == KeyKind.AGE)
            .map(MasterKey::id)
            .toList();
    if (recipients.stream().anyMatch(RecipientMix::isPostQuantum)
        && recipients.stream().anyMatch(RecipientMix::isClassic)) {
      throw CommandException.refused(
          "post-quantum recipients (age1pq1…) beside classic ones",
          "use recipients of one kind; a classic one undoes what the others protect from");
    }
  }

  private static boolean isPostQuantum(String recipient) {
    return recipient.startsWith("age1pq1") || recipient.startsWith("age1tagpq1");
  }

  /// A plugin's recipient, `age1NAME1…`, is of neither kind: only its plugin knows.
  private static boolean isClassic(String recipient) {
    return recipient.startsWith("ssh-")
        || recipient.startsWith("age1tag1")
        || (recipient.startsWith("age1") && recipient.indexOf('1', "age1".length()) < 0);
  }
}
