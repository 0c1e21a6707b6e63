package dev.coffre.git.index;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.AbstractList;
import java.util.RandomAccess;

/// Entries of an index that are made when they are asked for: of tens of thousands, a commit
/// changes few. Immutable, thread-safe.
final class StoredEntries extends AbstractList<IndexEntry> implements RandomAccess {
  private static final int MODE = 24;
  private static final int ID = 40;
  private static final int EXTENDED = 0x4000;
  private static final int LONG_NAME = 0xfff;
  private static final int SKIP_WORKTREE = 0x4000;
  private static final int INTENT_TO_ADD = 0x2000;

  private final byte[] bytes;
  private final int[] starts;
  private final ObjectFormat format;

  /// @param starts of the entries
  StoredEntries(byte[] bytes, int[] starts, ObjectFormat format) {
    this.bytes = bytes;
    this.starts = starts;
    this.format = format;
  }

  @Override
  public IndexEntry get(int index) {
    int start = starts[index];
    int name = name(bytes, start, format);
    return entry(bytes, start, GitPath.copyOf(bytes, name, end(bytes, start, format)), format);
  }

  @Override
  public int size() {
    return starts.length;
  }

  /// The entry that starts there, with this path.
  ///
  /// @throws IllegalArgumentException if Git has no such mode
  static IndexEntry entry(byte[] bytes, int start, GitPath path, ObjectFormat format) {
    int flagsAt = start + ID + format.bytes();
    int flags = number(bytes, flagsAt);
    int extended = (flags & EXTENDED) == 0 ? 0 : number(bytes, flagsAt + 2);
    return new IndexEntry(
        path,
        mode(bytes, start),
        ObjectId.copyOf(bytes, start + ID, format),
        (flags >> 12) & 3,
        (extended & INTENT_TO_ADD) != 0,
        (extended & SKIP_WORKTREE) != 0);
  }

  /// Whether the entry that starts there is a folder of a sparse index. Tens of thousands are asked
  /// before this is compiled, so it looks at the four bits that say of which type an entry is.
  ///
  /// @throws IllegalArgumentException if Git has no such type
  static boolean isFolder(byte[] bytes, int start) {
    return switch (bytes[start + MODE + 2] & 0xf0) {
      case 0x40 -> true;
      case 0x80, 0xa0, 0xe0 -> false;
      default -> throw new IllegalArgumentException("an entry is of no known type");
    };
  }

  private static FileMode mode(byte[] bytes, int start) {
    return FileMode.of(number(bytes, start + MODE) << 16 | number(bytes, start + MODE + 2))
        .orElseThrow(IllegalArgumentException::new);
  }

  /// Where the name of the entry starts that starts there.
  static int name(byte[] bytes, int start, ObjectFormat format) {
    int flagsAt = start + ID + format.bytes();
    return flagsAt + ((number(bytes, flagsAt) & EXTENDED) == 0 ? 2 : 4);
  }

  /// Where the name of the entry ends that starts there: its flags say how long it is, if not very
  /// long.
  static int end(byte[] bytes, int start, ObjectFormat format) {
    int name = name(bytes, start, format);
    int length = number(bytes, start + ID + format.bytes()) & LONG_NAME;
    return length < LONG_NAME && bytes[name + length] == 0 ? name + length : zero(bytes, name);
  }

  /// Where the next zero byte is.
  static int zero(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != 0) {
      at++;
    }
    return at;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
