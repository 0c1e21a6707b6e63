package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Configuration;
import dev.coffre.cli.sops.call.EngineFailure;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Formats;
import dev.coffre.cli.sops.call.Keys;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.sops.Format;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Opened;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.Sealed;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads, opens, seals and writes documents for a command, telling failures as sops does.
///
/// @param keys the engine and the keys at hand
public record Documents(Call call, Configuration configuration, Formats formats, Keys keys) {

  /// For a command that works on a file called `name`.
  public static Documents of(Call call, String name) throws Failure {
    return of(call, Configuration.of(call), name);
  }

  /// The same with a configuration that was found already.
  public static Documents of(Call call, Configuration configuration, String name) throws Failure {
    return new Documents(call, configuration, Formats.of(call, configuration, name), Keys.of(call));
  }

  /// The recipe of a new file called `name`.
  public Recipe recipe(Path name) throws Failure {
    return Recipes.of(call, configuration.rule(name), formats.input());
  }

  /// A plain file.
  public Store.Parsed readPlain(byte[] source) throws Failure {
    try {
      return formats.input().store().parsePlain(source);
    } catch (StoreException e) {
      throw Failure.of(
          Status.COULD_NOT_READ_INPUT_FILE, "Error unmarshalling file: " + e.getMessage());
    }
  }

  /// An encrypted file.
  public Store.Parsed readEncrypted(byte[] source) throws Failure {
    try {
      return formats.input().store().parse(source);
    } catch (StoreException e) {
      throw Failure.generic(String.valueOf(e.getMessage()));
    }
  }

  /// Decrypts a file.
  public Opened open(byte[] source) throws Failure {
    var parsed = readEncrypted(source);
    var check = call.given().on("ignore-mac") ? MacCheck.IGNORED : MacCheck.REQUIRED;
    try {
      SopsVersion.parse(metadata(parsed).version());
      var opened = keys.sops().decrypt(parsed, keys.ring(), check);
      opened.unencryptedComments().forEach(call.log()::undecryptedComment);
      return opened;
    } catch (SopsException e) {
      throw EngineFailure.of(e);
    }
  }

  /// The metadata of an encrypted file.
  public Metadata metadata(Store.Parsed file) throws Failure {
    return Header.of(file, formats.input())
        .orElseThrow(() -> Failure.generic("sops metadata not found"));
  }

  /// A plain file encrypted with a new data key.
  public byte[] encrypt(Store.Parsed plain, Recipe recipe) throws Failure {
    refuseReservedLater(plain.tree());
    try {
      return written(keys.sops().encrypt(plain, formats.output(), recipe, keys.ring()));
    } catch (SopsException e) {
      throw EngineFailure.ofSealing(e);
    }
  }

  /// In a document behind the first, the reserved name is found when the file is written.
  private void refuseReservedLater(Tree plain) throws Failure {
    boolean reserved =
        plain.documents().stream()
            .skip(1)
            .flatMap(document -> document.items().stream())
            .anyMatch(
                item -> item instanceof Entry(var key, var _) && formats.input().reserves(key));
    if (reserved) {
      throw Failure.of(
          Status.ERROR_DUMPING_TREE,
          "Could not marshal tree: Error marshaling metadata: Found key \"sops\" in encrypted data,"
              + " which is a reserved key used for SOPS metadata");
    }
  }

  /// A changed document encrypted for the same holders; the version in the file stays.
  public byte[] encryptAgain(Opened opened, Tree changed) throws Failure {
    return encryptAgain(opened, changed, opened.metadata().version());
  }

  /// The same with another version in the file.
  public byte[] encryptAgain(Opened opened, Tree changed, String version) throws Failure {
    try {
      return written(keys.sops().encryptAgain(changed, formats.output(), opened), version);
    } catch (SopsException e) {
      throw EngineFailure.of(e);
    }
  }

  /// A document encrypted with a new data key for other holders; the version in the file stays.
  public byte[] rotate(Opened opened, List<List<MasterKey>> groups) throws Failure {
    try {
      int threshold = opened.metadata().shamirThreshold();
      var sealed = keys.sops().rotate(opened, formats.output(), groups, threshold, keys.ring());
      return written(sealed, opened.metadata().version());
    } catch (SopsException e) {
      throw EngineFailure.ofSealing(e);
    }
  }

  private byte[] written(Sealed sealed) throws Failure {
    return write(sealed.file());
  }

  private byte[] written(Sealed sealed, String version) throws Failure {
    return write(
        new Store.Parsed(
            sealed.tree(), Optional.of(withVersion(sealed.metadata(), version).toNode())));
  }

  private static Metadata withVersion(Metadata metadata, String version) {
    return new Metadata(
        metadata.groups(),
        metadata.shamirThreshold(),
        metadata.selector(),
        metadata.macOnlyEncrypted(),
        metadata.lastModified(),
        metadata.mac(),
        version);
  }

  /// An encrypted file in the layout of sops.
  public byte[] write(Store.Parsed file) throws Failure {
    try {
      return formats.output().store().emit(file, formats.layout());
    } catch (StoreException e) {
      throw Failure.of(Status.ERROR_DUMPING_TREE, "Could not marshal tree: " + e.getMessage());
    }
  }

  /// A plain file in the layout of sops.
  public byte[] writePlain(Tree tree) throws Failure {
    try {
      return formats
          .output()
          .store()
          .emit(new Store.Parsed(tree, Optional.empty()), formats.layout());
    } catch (StoreException e) {
      var hint = formats.output() == Format.BINARY ? NOT_BINARY : "";
      throw Failure.of(Status.ERROR_DUMPING_TREE, "Error dumping file: " + e.getMessage() + hint);
    }
  }

  private static final String NOT_BINARY =
      "\n\nThis is likely not an encrypted binary file? If not, use --output-type to select the"
          + " correct output type.";

  /// One value in the layout of sops.
  public byte[] writeValue(Node value) throws Failure {
    try {
      return formats.output().store().emitValue(value, formats.layout());
    } catch (StoreException e) {
      throw Failure.of(Status.ERROR_DUMPING_TREE, "Error dumping tree: " + e.getMessage());
    }
  }
}
