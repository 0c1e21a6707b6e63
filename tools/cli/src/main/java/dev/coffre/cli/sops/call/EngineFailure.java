package dev.coffre.cli.sops.call;

import dev.coffre.sops.SopsException;
import dev.coffre.sops.SopsException.DataKeyUnavailable;
import dev.coffre.sops.key.KeyFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What sops says, and the status it ends with, for each way in which the engine can fail.
public final class EngineFailure {
  /// What is said of a file without any document.
  public static final String NO_DOCUMENT =
      "File cannot be completely empty, it must contain at least one document";

  private static final int LINE = 75;
  private static final int REASON_LINE = 60;

  private EngineFailure() {}

  /// The failure for `e`, raised while encrypting or decrypting.
  public static Failure of(SopsException e) {
    return switch (e) {
      case SopsException.MetadataMissing missing -> Failure.generic(text(missing));
      case SopsException.MetadataInvalid invalid -> Failure.generic(text(invalid));
      case SopsException.AlreadyEncrypted _ ->
          Failure.of(Status.FILE_ALREADY_ENCRYPTED, alreadyEncrypted());
      case SopsException.NoDocument _ -> Failure.of(Status.NEED_AT_LEAST_ONE_DOCUMENT, NO_DOCUMENT);
      case DataKeyUnavailable locked -> Failure.of(Status.COULD_NOT_RETRIEVE_KEY, dataKey(locked));
      case SopsException.SharesInvalid shares ->
          Failure.of(
              Status.COULD_NOT_RETRIEVE_KEY,
              "could not get data key from shamir parts: " + text(shares));
      case SopsException.WrapFailed failed -> couldNotGenerate(wrapFailures(failed.failures()));
      case SopsException.NoKeys none -> couldNotGenerate(text(none));
      case SopsException.HoldersLockedOut holders -> Failure.generic("Error: " + text(holders));
      case SopsException.ValueUndecryptable value ->
          Failure.of(
              Status.ERROR_DECRYPTING_TREE,
              "Error decrypting tree: Error walking tree: " + text(value));
      case SopsException.ValueUnencryptable value ->
          Failure.of(
              Status.ERROR_ENCRYPTING_TREE,
              "Error encrypting tree: Error walking tree: " + text(value));
      case SopsException.CommentReadable comment -> Failure.generic("Error: " + text(comment));
      case SopsException.SelectorInvalid selector -> Failure.generic("Error: " + text(selector));
      case SopsException.MacMissing mac -> mismatch("no MAC", mac.computed());
      case SopsException.MacUnreadable mac ->
          Failure.of(Status.MAC_MISMATCH, "Cannot decrypt MAC: " + mac.reason());
      case SopsException.MacMismatch mac -> mismatch(mac.stored(), mac.computed());
    };
  }

  /// The failure for `e`, raised while making a new data key.
  public static Failure ofSealing(SopsException e) {
    return e instanceof SopsException.SharesInvalid shares
        ? couldNotGenerate("could not split data key into parts for Shamir: " + text(shares))
        : of(e);
  }

  private static String text(SopsException e) {
    return String.valueOf(e.getMessage());
  }

  private static Failure couldNotGenerate(String why) {
    return Failure.generic("Could not generate data key: [%s]".formatted(why));
  }

  private static String wrapFailures(List<KeyFailure> failures) {
    return failures.stream()
        .map(failure ->
            "failed to encrypt new data key with master key \"%s\": %s"
                .formatted(failure.key().id(), failure.reason()))
        .collect(Collectors.joining(" "));
  }

  private static Failure mismatch(String stored, String computed) {
    return Failure.of(
        Status.MAC_MISMATCH, "MAC mismatch. File has %s, computed %s".formatted(stored, computed));
  }

  /// What is said of data under the name reserved for the metadata.
  public static String alreadyEncrypted() {
    var text =
        """
        The file you have provided contains a top-level entry called 'sops', or for flat file \
        formats top-level entries starting with 'sops_'. This is generally due to the file \
        already being encrypted. SOPS uses a top-level entry called 'sops' to store the metadata \
        required to decrypt the file. For this reason, SOPS can not encrypt files that already \
        contain such an entry.

        If this is an unencrypted file, rename the 'sops' entry.

        If this is an encrypted file and you want to edit it, use the editor mode, for example: \
        `sops edit my_file.yaml`\
        """;
    return WordWrap.wrap(text, LINE);
  }

  private static String dataKey(DataKeyUnavailable locked) {
    var groups = locked.groups();
    var results =
        IntStream.range(0, groups.size())
            .mapToObj(i -> group(i, groups.get(i)))
            .collect(Collectors.joining("\n\n"));
    return "Failed to get the data key required to decrypt the SOPS file.\n\n"
        + results
        + "\n\n"
        + WordWrap.wrap(advice(locked), LINE);
  }

  private static String group(int index, DataKeyUnavailable.GroupResult result) {
    if (result.opened()) {
      return "Group %d: SUCCESS".formatted(index);
    }
    var keys =
        result.failures().stream().map(EngineFailure::key).collect(Collectors.joining("\n\n"));
    return "Group %d: FAILED\n".formatted(index) + WordWrap.indent(keys, "  ");
  }

  private static String key(KeyFailure failure) {
    var reason = WordWrap.indent(WordWrap.wrap(failure.reason(), REASON_LINE), "  | ");
    return "%s: FAILED\n".formatted(failure.key().id())
        + WordWrap.indent("-" + reason.substring(1), "  ");
  }

  private static String advice(DataKeyUnavailable locked) {
    if (locked.required() == 0) {
      return "Recovery failed because no master key was able to decrypt the file. In order for SOPS"
          + " to recover the file, at least one key has to be successful, but none were.";
    }
    long opened = locked.groups().stream().filter(DataKeyUnavailable.GroupResult::opened).count();
    return """
    Recovery failed because the file was encrypted with a Shamir threshold of %1$d, but only \
    %2$d part(s) were successfully recovered, one for each successful key group. In order for \
    SOPS to recover the file, at least %1$d groups have to be successful. In order for a group to \
    be successful, decryption has to succeed with any of the keys in that key group.\
    """
        .formatted(locked.required(), opened);
  }
}
