package dev.coffre.git.index;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.GitPath;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads an index file (gitformat-index), without its hash.
final class IndexParser {
  private static final int MAGIC = 0x44495243;

  private final IndexFile file;
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private boolean folders;

  /// @param folders whether some entries are folders: the index is sparse
  /// @param link empty unless this is one half of a split index
  /// @param trees empty unless it says what trees its folders are
  record Parsed(
      List<IndexEntry> entries, boolean folders, Optional<SplitLink> link, Optional<Span> trees) {}

  /// A part of the file.
  record Span(int start, int end) {}

  IndexParser(IndexFile file) {
    this.file = file;
    this.bytes = file.bytes();
    this.buffer = ByteBuffer.wrap(bytes).limit(file.end());
  }

  Parsed parse() throws GitException {
    try {
      if (buffer.getInt() != MAGIC) {
        throw file.damaged("it does not start as an index does");
      }
      int version = buffer.getInt();
      if (version < 2 || version > 4) {
        throw new Unsupported(file.toString(), "index version " + version + " is unknown");
      }
      int count = buffer.getInt();
      if (count < 0 || count > bytes.length) {
        throw file.damaged("it has room for fewer entries than it says");
      }
      return extended(version == 4 ? compressed(count) : stored(count));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw file.damaged("it is cut or not well-formed");
    }
  }

  private List<IndexEntry> stored(int count) {
    var starts = new int[count];
    int start = buffer.position();
    for (int i = 0; i < count; i++) {
      starts[i] = start;
      start = next(start);
    }
    buffer.position(start);
    return new StoredEntries(bytes, starts, file.format());
  }

  /// Where the entry ends that starts there: with one to eight zero bytes.
  private int next(int start) {
    folders |= StoredEntries.isFolder(bytes, start);
    int length = StoredEntries.end(bytes, start, file.format()) - start;
    return start + (length + 8) / 8 * 8;
  }

  /// In version 4 a name is what is cut off the one before, and what is put there instead.
  private List<IndexEntry> compressed(int count) throws Corrupt {
    var entries = new ArrayList<IndexEntry>();
    byte[] name = {};
    for (int i = 0; i < count; i++) {
      int start = buffer.position();
      buffer.position(StoredEntries.name(bytes, start, file.format()));
      name = name(name);
      var path = GitPath.copyOf(name, 0, name.length);
      entries.add(StoredEntries.entry(bytes, start, path, file.format()));
      folders |= StoredEntries.isFolder(bytes, start);
    }
    return entries;
  }

  private byte[] name(byte[] previous) throws Corrupt {
    int b = buffer.get();
    int cut = b & 0x7f;
    while (b < 0) {
      b = buffer.get();
      cut = ((cut + 1) << 7) | (b & 0x7f);
    }
    if (cut < 0 || cut > previous.length) {
      throw file.damaged("an entry's name is not well-formed");
    }
    int kept = previous.length - cut;
    int start = buffer.position();
    int end = StoredEntries.zero(bytes, start);
    buffer.position(end + 1);
    byte[] name = Arrays.copyOf(previous, kept + end - start);
    System.arraycopy(bytes, start, name, kept, end - start);
    return name;
  }

  /// Extensions in capitals are only there for speed; any other changes what the entries mean.
  private Parsed extended(List<IndexEntry> entries) throws GitException {
    Optional<SplitLink> link = Optional.empty();
    Optional<Span> trees = Optional.empty();
    while (buffer.hasRemaining()) {
      int signature = buffer.getInt();
      int end = Math.addExact(buffer.getInt(), buffer.position());
      var name = name(signature);
      if (name.equals("link")) {
        var content = buffer.slice(buffer.position(), end - buffer.position());
        link = Optional.of(SplitLink.parse(content, file.format()));
      } else if (name.equals("TREE")) {
        trees = Optional.of(new Span(buffer.position(), end));
      } else if (!Character.isUpperCase(name.charAt(0)) && !name.equals("sdir")) {
        throw new Unsupported(file.toString(), "index extension '" + name + "' is unknown");
      }
      buffer.position(end);
    }
    return new Parsed(entries, folders, link, trees);
  }

  private static String name(int signature) {
    var name = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      name.append((char) ((signature >> shift) & 0xff));
    }
    return name.toString();
  }
}
