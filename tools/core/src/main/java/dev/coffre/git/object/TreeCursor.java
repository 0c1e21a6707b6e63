package dev.coffre.git.object;

import dev.coffre.git.object.GitException.Corrupt;

/// Goes through the entries of a tree without making an object of each.
public final class TreeCursor {
  private final ObjectId tree;
  private final byte[] content;
  private final int length;
  private final ObjectFormat format;
  private int next;
  private int mode;
  private int nameStart;
  private int nameEnd;

  /// Before the first entry.
  ///
  /// @param tree its id, for errors
  public TreeCursor(ObjectId tree, GitObject object, ObjectFormat format) {
    this.tree = tree;
    this.content = object.content();
    this.length = object.length();
    this.format = format;
  }

  /// Goes to the next entry.
  ///
  /// @return false at the end
  /// @throws Corrupt if the tree is not well-formed
  public boolean next() throws Corrupt {
    if (next == length) {
      return false;
    }
    int at = readMode(next);
    nameStart = at;
    while (at < length && content[at] != 0) {
      at++;
    }
    nameEnd = at;
    next = at + 1 + format.bytes();
    if (next > length || nameStart == nameEnd) {
      throw damaged();
    }
    return true;
  }

  /// Goes to a place where an entry starts, without reading those before it.
  public void skipTo(int entryStart) {
    next = entryStart;
  }

  /// Where the next entry starts; at the end, the length of the tree.
  public int position() {
    return next;
  }

  private int readMode(int from) throws Corrupt {
    int at = from;
    int bits = 0;
    while (at < length && content[at] != ' ') {
      int digit = content[at++] - '0';
      if (digit < 0 || digit > 7 || at - from > 6) {
        throw damaged();
      }
      bits = (bits << 3) | digit;
    }
    mode = bits;
    return at + 1;
  }

  private Corrupt damaged() {
    return new Corrupt("tree " + tree, "an entry is not well-formed");
  }

  /// What the entry is.
  ///
  /// @throws Corrupt if Git knows no such entries
  public FileMode mode() throws Corrupt {
    return FileMode.of(mode).orElseThrow(this::damaged);
  }

  /// The entry's object.
  public ObjectId id() {
    return ObjectId.copyOf(content, idStart(), format);
  }

  /// Where in [#content()] the entry's id starts.
  public int idStart() {
    return nameEnd + 1;
  }

  public int nameStart() {
    return nameStart;
  }

  public int nameEnd() {
    return nameEnd;
  }

  /// The bytes of the tree.
  public byte[] content() {
    return content;
  }
}
