package dev.coffre.cli;

import dev.coffre.sops.SopsException;
import dev.coffre.sops.SopsException.DataKeyUnavailable;
import dev.coffre.sops.key.KeyFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user is told when the SOPS engine says no.
final class EngineComplaint {
  private static final String RESTORE =
      "it was changed since it was encrypted: restore it from Git, or look at the change";

  private static final String RESTORE_OR_IGNORE =
      RESTORE + "; 'coffre decrypt --ignore-mac FILE' shows what it holds";

  private static final String IDENTITY = "name your identity file in SOPS_AGE_KEY_FILE";

  private EngineComplaint() {}

  static Complaint about(SopsException failure) {
    return switch (failure) {
      case SopsException.MetadataMissing e ->
          refused("it is not encrypted", "'coffre encrypt -i FILE' encrypts it");
      case SopsException.MetadataInvalid e -> refused(text(e), RESTORE);
      case SopsException.AlreadyEncrypted e ->
          refused(
              "it is encrypted already: it has an entry '" + e.key() + "'",
              "'coffre edit FILE' changes it; a plain file must not use that name");
      case SopsException.NoDocument e -> refused("it is empty: there is nothing to encrypt", "");
      case DataKeyUnavailable e -> new Complaint(ExitCode.FAILED, locked(e), reasons(e));
      case SopsException.SharesInvalid e -> refused(text(e), RESTORE);
      case SopsException.WrapFailed e ->
          refused(
              text(e),
              "correct the recipient in .sops.yaml or on the command line; one of a plugin needs the"
                  + " plugin installed");
      case SopsException.NoKeys e ->
          refused(text(e), "name at least one age recipient in each key group of .sops.yaml");
      case SopsException.HoldersLockedOut e ->
          refused(
              text(e) + ": they would be locked out",
              "only that service can do it: use its own tool, or take the key out first");
      case SopsException.ValueUndecryptable e -> refused(text(e), RESTORE);
      case SopsException.ValueUnencryptable e -> refused(text(e), "change the value or the rule");
      case SopsException.CommentReadable e ->
          refused(text(e), "move it above a key or behind a value, or delete it");
      case SopsException.SelectorInvalid e ->
          refused(text(e), "write it as an RE2 regular expression");
      case SopsException.MacMissing e -> refused(text(e), RESTORE_OR_IGNORE);
      case SopsException.MacUnreadable e -> refused(text(e), RESTORE_OR_IGNORE);
      case SopsException.MacMismatch e ->
          refused(
              "the MAC does not match: something was added, removed or moved", RESTORE_OR_IGNORE);
    };
  }

  private static Complaint refused(String message, String hint) {
    return new Complaint(ExitCode.REFUSED, message, hint);
  }

  private static String text(SopsException e) {
    return String.valueOf(e.getMessage());
  }

  private static String locked(DataKeyUnavailable e) {
    String holders =
        failures(e).stream().map(failure -> failure.key().id()).collect(Collectors.joining(", "));
    String needed = e.required() > 1 ? " (it needs " + e.required() + " key groups)" : "";
    return "no key at hand opens it: it is encrypted for " + holders + needed;
  }

  private static String reasons(DataKeyUnavailable e) {
    var reasons = failures(e).stream().map(KeyFailure::brief).distinct();
    return Stream.concat(reasons, Stream.of(IDENTITY)).collect(Collectors.joining("; "));
  }

  private static List<KeyFailure> failures(DataKeyUnavailable e) {
    return e.groups().stream().flatMap(group -> group.failures().stream()).toList();
  }
}
