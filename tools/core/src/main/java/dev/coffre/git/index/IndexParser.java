package dev.coffre.git.index;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the bytes of an index file (gitformat-index).
final class IndexParser {
  private static final int MAGIC = 0x44495243;
  private static final int STAT_BYTES = 24;
  private static final int AFTER_MODE_BYTES = 12;
  private static final int EXTENDED = 0x4000;
  private static final int SKIP_WORKTREE = 0x4000;
  private static final int INTENT_TO_ADD = 0x2000;

  private final Path file;
  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final ObjectFormat format;

  /// @param link empty unless this is one half of a split index
  record Parsed(List<IndexEntry> entries, Optional<SplitLink> link) {}

  IndexParser(Path file, byte[] bytes, ObjectFormat format) {
    this.file = file;
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes);
    this.format = format;
  }

  Parsed parse() throws GitException {
    verify();
    try {
      if (buffer.getInt() != MAGIC) {
        throw damaged("it does not start as an index does");
      }
      int version = buffer.getInt();
      if (version < 2 || version > 4) {
        throw new Unsupported(file.toString(), "index version " + version + " is unknown");
      }
      int count = buffer.getInt();
      var entries = new ArrayList<IndexEntry>();
      byte[] name = {};
      for (int i = 0; i < count; i++) {
        name = entry(version, name, entries);
      }
      return new Parsed(entries, extensions());
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged("it is cut or not well-formed");
    }
  }

  /// The last bytes are the hash of those before, unless Git was told to save the time.
  private void verify() throws Corrupt {
    int end = bytes.length - format.bytes();
    if (end < 12) {
      throw damaged("it is too short");
    }
    var digest = format.digest();
    digest.update(bytes, 0, end);
    var stored = ObjectId.copyOf(bytes, end, format);
    if (!stored.isZero() && !stored.isAt(digest.digest(), 0)) {
      throw damaged("its checksum does not fit");
    }
    buffer.limit(end);
  }

  private byte[] entry(int version, byte[] previous, List<IndexEntry> entries) throws Corrupt {
    int start = buffer.position();
    buffer.position(start + STAT_BYTES);
    int mode = buffer.getInt();
    int idAt = buffer.position() + AFTER_MODE_BYTES;
    buffer.position(idAt + format.bytes());
    int flags = buffer.getShort();
    int extended = (flags & EXTENDED) != 0 && version >= 3 ? buffer.getShort() : 0;
    byte[] name = version == 4 ? compressedName(previous) : paddedName(start);
    entries.add(
        new IndexEntry(
            GitPath.copyOf(name, 0, name.length),
            FileMode.of(mode).orElseThrow(() -> damaged("an entry has an unknown mode")),
            ObjectId.copyOf(bytes, idAt, format),
            (flags >> 12) & 3,
            (extended & INTENT_TO_ADD) != 0,
            (extended & SKIP_WORKTREE) != 0));
    return name;
  }

  private byte[] paddedName(int start) {
    byte[] name = untilZero();
    int length = buffer.position() - 1 - start;
    buffer.position(start + (length + 8) / 8 * 8);
    return name;
  }

  /// In version 4 a name is what is cut off the one before, and what is put there instead.
  private byte[] compressedName(byte[] previous) throws Corrupt {
    int b = buffer.get();
    int cut = b & 0x7f;
    while (b < 0) {
      b = buffer.get();
      cut = ((cut + 1) << 7) | (b & 0x7f);
    }
    if (cut < 0 || cut > previous.length) {
      throw damaged("an entry's name is not well-formed");
    }
    byte[] rest = untilZero();
    int kept = previous.length - cut;
    byte[] name = Arrays.copyOf(previous, kept + rest.length);
    System.arraycopy(rest, 0, name, kept, rest.length);
    return name;
  }

  private byte[] untilZero() {
    int start = buffer.position();
    int end = start;
    while (buffer.get() != 0) {
      end++;
    }
    return Arrays.copyOfRange(bytes, start, end);
  }

  /// Extensions in capitals are only there for speed; any other changes what the entries mean.
  private Optional<SplitLink> extensions() throws GitException {
    Optional<SplitLink> link = Optional.empty();
    while (buffer.hasRemaining()) {
      int signature = buffer.getInt();
      int end = Math.addExact(buffer.getInt(), buffer.position());
      var name = name(signature);
      if (name.equals("link")) {
        link =
            Optional.of(
                SplitLink.parse(buffer.slice(buffer.position(), end - buffer.position()), format));
      } else if (!Character.isUpperCase(name.charAt(0)) && !name.equals("sdir")) {
        throw new Unsupported(file.toString(), "index extension '" + name + "' is unknown");
      }
      buffer.position(end);
    }
    return link;
  }

  private static String name(int signature) {
    var name = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      name.append((char) ((signature >> shift) & 0xff));
    }
    return name.toString();
  }

  private Corrupt damaged(String reason) {
    return new Corrupt(file.toString(), reason);
  }
}
