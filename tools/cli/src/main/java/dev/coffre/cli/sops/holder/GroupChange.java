package dev.coffre.cli.sops.holder;

import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.EngineFailure;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.Recipes;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Store;
import java.util.List;
import java.util.Optional;

/// Gives the same data key to other groups of keys. Values and MAC stay as they are.
public final class GroupChange {

  /// What becomes of the groups.
  interface Change {
    List<List<MasterKey>> of(List<KeyGroup> groups) throws Failure;
  }

  private GroupChange() {}

  /// Changes the groups of the file that `--file` names, and writes it to stdout or in place.
  static void apply(Call call, Change change) throws Failure {
    var name = call.given().text("file");
    var documents = Documents.of(call, name);
    var file = call.path(name);
    var parsed = read(documents, Input.file(file, name));
    var metadata = metadata(documents, parsed);
    var groups = change.of(metadata.groups());
    int given = call.given().number("shamir-secret-sharing-threshold");
    int threshold = given != 0 ? given : metadata.shamirThreshold();
    refuseUnsatisfiable(groups.size(), threshold);
    var shared = share(documents, metadata, groups, threshold);
    var content = documents.write(new Store.Parsed(parsed.tree(), Optional.of(shared.toNode())));
    if (call.given().on("in-place")) {
      Output.replace(call, file, content);
    } else {
      Output.stdout(call, content);
    }
  }

  private static Store.Parsed read(Documents documents, byte[] source) throws Failure {
    try {
      return documents.readEncrypted(source);
    } catch (Failure e) {
      throw Failure.fatal(String.valueOf(e.getMessage()));
    }
  }

  private static Metadata metadata(Documents documents, Store.Parsed parsed) throws Failure {
    try {
      return documents.metadata(parsed);
    } catch (Failure e) {
      throw Failure.fatal(String.valueOf(e.getMessage()));
    }
  }

  private static void refuseUnsatisfiable(int groups, int threshold) throws Failure {
    if (groups < threshold) {
      throw Failure.fatal(
          "removing this key group will make the Shamir threshold impossible to satisfy: Shamir threshold is %d, but we only have %d key groups"
              .formatted(threshold, groups));
    }
  }

  private static Metadata share(
      Documents documents, Metadata metadata, List<List<MasterKey>> groups, int threshold)
      throws Failure {
    Recipes.warnOfMixture(documents.call(), groups);
    try {
      return documents.keys().share(metadata, groups, threshold);
    } catch (SopsException e) {
      throw EngineFailure.of(e);
    }
  }
}
