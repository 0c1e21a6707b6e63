package dev.coffre.cli.sops.holder;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.line.GoText;
import dev.coffre.sops.metadata.KeyGroup;
import java.util.ArrayList;

/// `sops groups delete INDEX`: one group of keys less; the data key is split anew.
public final class GroupsDeleteCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().size() != 1) {
      throw Failure.generic("error: exactly one positional argument (index) required");
    }
    int index = index(call.given().arguments().getFirst());
    GroupChange.apply(
        call,
        groups -> {
          var changed = new ArrayList<>(groups.stream().map(KeyGroup::keys).toList());
          if (index >= changed.size()) {
            throw Failure.generic(
                "Error: there is no key group %d; the file has %d"
                    .formatted(index, changed.size()));
          }
          changed.remove(index);
          return changed;
        });
  }

  private static int index(String text) throws Failure {
    try {
      if (text.matches("[0-9]+")) {
        return Integer.parseInt(text);
      }
    } catch (NumberFormatException tooLarge) {
      throw unreadable(text, "value out of range");
    }
    throw unreadable(text, "invalid syntax");
  }

  private static Failure unreadable(String text, String why) {
    return Failure.fatal(
        "failed to parse [index] argument: strconv.ParseUint: parsing %s: %s"
            .formatted(GoText.quote(text), why));
  }
}
