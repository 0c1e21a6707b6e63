package dev.coffre.git.object;

import java.io.IOException;
import java.nio.file.Path;

/// A repository cannot be read as asked. Whoever gets one has seen only part of it, or nothing.
public abstract sealed class GitException extends IOException {
  private static final long serialVersionUID = 1L;

  private GitException(String message) {
    super(message);
  }

  private GitException(String message, Throwable cause) {
    super(message, cause);
  }

  /// No repository is where one was looked for.
  public static final class NotARepository extends GitException {
    private static final long serialVersionUID = 1L;

    public NotARepository(Path place, String reason) {
      super("not a Git repository: " + place + ": " + reason);
    }
  }

  /// The repository uses something this reader does not know.
  public static final class Unsupported extends GitException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String place, String what) {
      super(place + ": " + what);
    }
  }

  /// An object is named but not there.
  public static final class MissingObject extends GitException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectId id;

    public MissingObject(ObjectId id, String why) {
      super("object " + id + " is missing" + why);
      this.id = id;
    }

    /// The object's id.
    public ObjectId id() {
      return id;
    }
  }

  /// Bytes are not what they should be: damaged, truncated, or not Git's.
  public static final class Corrupt extends GitException {
    private static final long serialVersionUID = 1L;

    public Corrupt(String place, String reason) {
      super(place + " is damaged: " + reason);
    }

    /// What Java's `InternalError` says of a mapped file: it has fewer bytes than it had.
    public static Corrupt shrunk() {
      return new Corrupt("a pack or its index", "it became shorter while it was read");
    }
  }

  /// A file could not be read.
  public static final class Unreadable extends GitException {
    private static final long serialVersionUID = 1L;

    public Unreadable(Path file, Exception cause) {
      super("cannot read " + file + ": " + cause.getMessage(), cause);
    }
  }

  /// A name leads to no commit.
  public static final class UnknownRevision extends GitException {
    private static final long serialVersionUID = 1L;

    public UnknownRevision(String name, String reason) {
      super("unknown revision '" + name + "': " + reason);
    }
  }

  /// The history is cut off (a shallow clone) before the question could be answered.
  public static final class ShallowHistory extends GitException {
    private static final long serialVersionUID = 1L;

    private final transient ObjectId boundary;

    public ShallowHistory(ObjectId boundary, String question) {
      super(
          "the history is cut off at commit "
              + boundary
              + " (a shallow clone), before "
              + question
              + "; fetch the rest with: git fetch --unshallow");
      this.boundary = boundary;
    }

    /// The commit whose parents are not there.
    public ObjectId boundary() {
      return boundary;
    }
  }
}
