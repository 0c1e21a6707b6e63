package dev.coffre.cli.sops.holder;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.KeyFlag;
import dev.coffre.cli.sops.document.Recipes;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import java.util.ArrayList;
import java.util.List;

/// `sops groups add`: one more group of keys; the data key is split anew.
public final class GroupsAddCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (!call.given().arguments().isEmpty()) {
      throw Failure.generic("error: no positional arguments allowed");
    }
    KeyFlag.refuseForeign(call);
    var added = keys(call);
    GroupChange.apply(
        call,
        groups -> {
          var changed = new ArrayList<>(groups.stream().map(KeyGroup::keys).toList());
          changed.add(added);
          return changed;
        });
  }

  private static List<MasterKey> keys(Call call) {
    var keys = new ArrayList<MasterKey>();
    for (var list : call.given().list("age")) {
      try {
        keys.addAll(Recipes.recipients(call, list));
      } catch (Failure e) {
        call.log().error("Failed to add key", String.valueOf(e.getMessage()));
      }
    }
    return keys;
  }
}
