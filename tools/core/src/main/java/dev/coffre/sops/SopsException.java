package dev.coffre.sops;

import dev.coffre.sops.key.KeyFailure;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.tree.TreePath;
import java.util.List;

/// Why a file could not be encrypted or decrypted. Messages name places and keys, never values.
public abstract sealed class SopsException extends Exception {
  private static final long serialVersionUID = 1L;

  private SopsException(String message) {
    super(message);
  }

  /// The path before a reason; a comment at the top of a document has none.
  private static String at(TreePath path) {
    return path.steps().isEmpty() ? "" : path + ": ";
  }

  /// The file has no `sops` metadata: it is not encrypted.
  public static final class MetadataMissing extends SopsException {
    private static final long serialVersionUID = 1L;

    MetadataMissing() {
      super("sops metadata not found");
    }
  }

  /// The metadata is there and cannot be used.
  public static final class MetadataInvalid extends SopsException {
    private static final long serialVersionUID = 1L;

    MetadataInvalid(String message) {
      super(message);
    }
  }

  /// The tree to encrypt has metadata, or data under the name reserved for it.
  public static final class AlreadyEncrypted extends SopsException {
    private static final long serialVersionUID = 1L;
    private final String key;

    AlreadyEncrypted(String key) {
      super("the file already has a top-level entry " + key);
      this.key = key;
    }

    /// The reserved key that was found: `sops` or one that starts with `sops_`.
    public String key() {
      return key;
    }
  }

  /// The file has no document, so there is nothing to encrypt.
  public static final class NoDocument extends SopsException {
    private static final long serialVersionUID = 1L;

    NoDocument() {
      super("file must contain at least one document");
    }
  }

  /// Too few groups of keys could be opened.
  public static final class DataKeyUnavailable extends SopsException {
    private static final long serialVersionUID = 1L;
    private final transient List<GroupResult> groups;
    private final int required;

    /// What came of one group.
    ///
    /// @param opened whether one of its keys served
    /// @param failures the keys that were tried in vain, in that order
    public record GroupResult(boolean opened, List<KeyFailure> failures) {
      public GroupResult {
        failures = List.copyOf(failures);
      }
    }

    DataKeyUnavailable(List<GroupResult> groups, int required) {
      super("no key at hand opens the data key");
      this.groups = List.copyOf(groups);
      this.required = required;
    }

    public List<GroupResult> groups() {
      return groups;
    }

    /// The Shamir threshold of the file; 0 if it has none.
    public int required() {
      return required;
    }
  }

  /// The shares that were opened do not make a data key.
  public static final class SharesInvalid extends SopsException {
    private static final long serialVersionUID = 1L;

    SharesInvalid(String message) {
      super(message);
    }
  }

  /// The data key could not be wrapped for these keys.
  public static final class WrapFailed extends SopsException {
    private static final long serialVersionUID = 1L;
    private final transient List<KeyFailure> failures;

    WrapFailed(List<KeyFailure> failures) {
      super(
          "the data key could not be encrypted for "
              + String.join(
                  "; ", failures.stream().map(f -> f.key().id() + ": " + f.brief()).toList()));
      this.failures = List.copyOf(failures);
    }

    public List<KeyFailure> failures() {
      return failures;
    }
  }

  /// There is no key to encrypt for.
  public static final class NoKeys extends SopsException {
    private static final long serialVersionUID = 1L;

    NoKeys(String message) {
      super(message);
    }
  }

  /// A new data key (or new shares) would lock these holders out, since only their own service can
  /// wrap for them. Nothing was changed.
  public static final class HoldersLockedOut extends SopsException {
    private static final long serialVersionUID = 1L;
    private final transient List<MasterKey> keys;

    HoldersLockedOut(List<MasterKey> keys) {
      super(
          "the data key cannot be wrapped again for "
              + String.join(
                  ", ", keys.stream().map(key -> key.kind().label() + " " + key.id()).toList()));
      this.keys = List.copyOf(keys);
    }

    public List<MasterKey> keys() {
      return keys;
    }
  }

  /// A value that should be encrypted is not, or does not authenticate.
  public static final class ValueUndecryptable extends SopsException {
    private static final long serialVersionUID = 1L;
    private final transient TreePath path;
    private final String reason;

    ValueUndecryptable(TreePath path, String reason) {
      super(at(path) + reason);
      this.path = path;
      this.reason = reason;
    }

    /// Where it stands in its document.
    public TreePath path() {
      return path;
    }

    public String reason() {
      return reason;
    }
  }

  /// A value cannot be encrypted so that it could be decrypted again.
  public static final class ValueUnencryptable extends SopsException {
    private static final long serialVersionUID = 1L;
    private final transient TreePath path;

    ValueUnencryptable(TreePath path, String reason) {
      super(at(path) + reason);
      this.path = path;
    }

    /// Where it stands in its document.
    public TreePath path() {
      return path;
    }
  }

  /// A comment that is to be encrypted belongs to nothing that sops sees, so it would stay
  /// readable.
  public static final class CommentReadable extends SopsException {
    private static final long serialVersionUID = 1L;

    CommentReadable(int line) {
      super(
          "line "
              + line
              + ": this comment would stay readable: sops takes it for no part of the"
              + " file");
    }
  }

  /// A selector whose expression is not RE2; it would silently never match in sops.
  public static final class SelectorInvalid extends SopsException {
    private static final long serialVersionUID = 1L;

    SelectorInvalid(String message) {
      super(message);
    }
  }

  /// The file has no MAC.
  public static final class MacMissing extends SopsException {
    private static final long serialVersionUID = 1L;
    private final String computed;

    MacMissing(String computed) {
      super("the file has no MAC");
      this.computed = computed;
    }

    /// The MAC the file should have, in upper-case hex.
    public String computed() {
      return computed;
    }
  }

  /// The MAC cannot be decrypted: it, or `lastmodified`, was changed.
  public static final class MacUnreadable extends SopsException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    MacUnreadable(String reason) {
      super("the MAC cannot be decrypted: " + reason);
      this.reason = reason;
    }

    public String reason() {
      return reason;
    }
  }

  /// Values were added, removed, moved or changed behind the back of SOPS.
  public static final class MacMismatch extends SopsException {
    private static final long serialVersionUID = 1L;
    private final String stored;
    private final String computed;

    MacMismatch(String stored, String computed) {
      super("the MAC does not match the values");
      this.stored = stored;
      this.computed = computed;
    }

    /// The MAC of the file, in upper-case hex.
    public String stored() {
      return stored;
    }

    /// The MAC of its values, in upper-case hex.
    public String computed() {
      return computed;
    }
  }
}
