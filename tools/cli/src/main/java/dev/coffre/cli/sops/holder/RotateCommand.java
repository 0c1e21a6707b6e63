package dev.coffre.cli.sops.holder;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.KeyFlag;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.Recipes;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `sops rotate FILE`: a new data key, for the same holders but those added and removed.
public final class RotateCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().isEmpty()) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    call.warnOfMoreArguments();
    Output.refuseBothPlaces(call);
    var file = call.file();
    if (!Files.exists(file) && KeyFlag.changesKeys(call)) {
      throw Failure.of(
          Status.CANNOT_CHANGE_KEYS_OF_NON_EXISTENT_FILE,
          "Error: cannot add or remove keys on non-existent file \"%s\", use the `edit` subcommand instead."
              .formatted(file));
    }
    Output.write(call, file, rotate(call, file));
  }

  /// `file` encrypted with a new data key.
  public static byte[] rotate(Call call, Path file) throws Failure {
    var documents = Documents.of(call, call.named(file).toString());
    KeyFlag.refuseForeign(call);
    var added = keys(call, "add-age");
    var removed = removed(call);
    try (var opened = documents.open(Input.file(file))) {
      var groups = changed(opened.metadata().groups(), added, removed);
      Recipes.warnOfMixture(call, groups);
      return documents.rotate(opened, groups);
    }
  }

  private static List<MasterKey> keys(Call call, String flag) throws Failure {
    var list = call.given().text(flag);
    return list.isEmpty() ? List.of() : Recipes.recipients(call, list);
  }

  /// The names of keys to remove, of every kind; an age recipient must be one.
  private static List<String> removed(Call call) throws Failure {
    keys(call, "rm-age");
    return Stream.of(KeyFlag.values())
        .flatMap(kind -> Stream.of(call.given().text("rm-" + kind.flag()).split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static List<List<MasterKey>> changed(
      List<KeyGroup> groups, List<MasterKey> added, List<String> removed) {
    var changed = new ArrayList<List<MasterKey>>();
    for (var group : groups) {
      var keys = new ArrayList<>(group.keys());
      if (changed.isEmpty()) {
        keys.addAll(added);
      }
      keys.removeIf(key -> removed.contains(key.id()));
      changed.add(keys);
    }
    return changed;
  }
}
