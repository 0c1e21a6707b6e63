package dev.coffre.sops.metadata;

import java.util.Locale;

/// Which values of a file are encrypted. A file has exactly one selector; without one in its
/// metadata {@link #DEFAULT} holds.
///
/// @param kind how `pattern` is applied
/// @param pattern a suffix of a key, or an RE2 expression searched in keys or comments
public record Selector(Kind kind, String pattern) {

  /// What a pattern is compared with.
  public enum Subject {
    KEY_SUFFIX,
    KEY,
    COMMENT
  }

  /// The ways to select.
  public enum Kind {
    UNENCRYPTED_SUFFIX(Subject.KEY_SUFFIX, false),
    ENCRYPTED_SUFFIX(Subject.KEY_SUFFIX, true),
    UNENCRYPTED_REGEX(Subject.KEY, false),
    ENCRYPTED_REGEX(Subject.KEY, true),
    UNENCRYPTED_COMMENT_REGEX(Subject.COMMENT, false),
    ENCRYPTED_COMMENT_REGEX(Subject.COMMENT, true);

    private final Subject subject;
    private final boolean encrypts;

    Kind(Subject subject, boolean encrypts) {
      this.subject = subject;
      this.encrypts = encrypts;
    }

    public Subject subject() {
      return subject;
    }

    /// Whether a match encrypts; it exempts otherwise.
    public boolean encrypts() {
      return encrypts;
    }

    /// The field name in metadata and in `.sops.yaml`.
    public String field() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Everything is encrypted but what stands under a key ending in `_unencrypted`.
  public static final Selector DEFAULT = new Selector(Kind.UNENCRYPTED_SUFFIX, "_unencrypted");

  /// Everything is encrypted, and nothing is written in the metadata: what the binary format uses.
  public static final Selector NONE = new Selector(Kind.UNENCRYPTED_SUFFIX, "");
}
