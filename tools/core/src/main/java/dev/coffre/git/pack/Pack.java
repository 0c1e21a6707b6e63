package dev.coffre.git.pack;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.pack.PackEntry.Changes;
import dev.coffre.git.pack.PackEntry.Whole;
import java.nio.file.Path;

/// A pack and its index (gitformat-pack). Thread-safe.
public final class Pack {
  private static final int MAGIC = 0x5041434b;
  private static final int HEADER = 12;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private final MappedFile file;
  private final PackIndex index;
  private final ObjectFormat format;

  private Pack(MappedFile file, PackIndex index, ObjectFormat format) {
    this.file = file;
    this.index = index;
    this.format = format;
  }

  /// Opens the pack beside an index. A pack that was cut, or that belongs to another index, is
  /// noticed here by its length and checksum.
  public static Pack open(Path indexFile, ObjectFormat format) throws GitException {
    var index = PackIndex.open(indexFile, format);
    String indexName = String.valueOf(indexFile.getFileName());
    String name = indexName.substring(0, indexName.lastIndexOf('.')) + ".pack";
    var file = MappedFile.open(indexFile.resolveSibling(name));
    if (file.size() < HEADER + format.bytes() || file.int32(0) != MAGIC) {
      throw file.damaged("it is too short or does not start as packs do");
    }
    if (file.int32(4) != 2 && file.int32(4) != 3) {
      throw new Unsupported(file.file().toString(), "version " + file.int32(4) + " is unknown");
    }
    if (file.int32(8) != index.count()) {
      throw file.damaged("its index lists another number of objects");
    }
    var checksum = new byte[format.bytes()];
    file.copy(file.size() - checksum.length, checksum, 0, checksum.length);
    if (!index.isOf(checksum)) {
      throw file.damaged("its end is not what its index says; it may be truncated");
    }
    return new Pack(file, index, format);
  }

  public PackIndex index() {
    return index;
  }

  public ObjectFormat format() {
    return format;
  }

  private long end() {
    return file.size() - format.bytes();
  }

  /// Reads the header of the object that starts at `offset`.
  public PackEntry entry(long offset) throws GitException {
    if (offset < HEADER || offset >= end()) {
      throw damaged(offset, "it is outside the pack");
    }
    long at = offset;
    int b = file.unsignedByte(at++);
    int type = (b >> 4) & 7;
    long size = b & 15;
    for (int shift = 4; (b & 0x80) != 0; shift += 7) {
      b = file.unsignedByte(at++);
      if (shift > 53 || at >= end()) {
        throw damaged(offset, "its length is not well-formed");
      }
      size |= (long) (b & 0x7f) << shift;
    }
    checkSize(offset, size, end() - at);
    return switch (type) {
      case 1 -> new Whole(ObjectKind.COMMIT, (int) size, at);
      case 2 -> new Whole(ObjectKind.TREE, (int) size, at);
      case 3 -> new Whole(ObjectKind.BLOB, (int) size, at);
      case 4 -> new Whole(ObjectKind.TAG, (int) size, at);
      case 6 -> offsetDelta(offset, at, (int) size);
      case 7 -> referenceDelta(offset, at, (int) size);
      default -> throw damaged(offset, "type " + type + " is unknown");
    };
  }

  private void checkSize(long offset, long size, long packed) throws GitException {
    if (!Inflation.plausible(size, packed)) {
      throw damaged(offset, "it claims more bytes than the pack can hold");
    }
    if (size > LARGEST) {
      throw new Unsupported(
          file.file().toString(),
          "the object at " + offset + " has " + size + " bytes; 2 GiB and more is not read");
    }
  }

  private Changes offsetDelta(long offset, long from, int size) throws Corrupt {
    long at = from;
    int b = file.unsignedByte(at++);
    long distance = b & 0x7f;
    while ((b & 0x80) != 0) {
      if (at >= end() || distance > Long.MAX_VALUE >> 9) {
        throw damaged(offset, "its base is not well-formed");
      }
      b = file.unsignedByte(at++);
      distance = ((distance + 1) << 7) | (b & 0x7f);
    }
    if (distance <= 0 || distance > offset) {
      throw damaged(offset, "its base is outside the pack");
    }
    return new Changes(offset - distance, size, at);
  }

  private Changes referenceDelta(long offset, long at, int size) throws Corrupt {
    if (at + format.bytes() > end()) {
      throw damaged(offset, "it is cut");
    }
    var base = new byte[format.bytes()];
    file.copy(at, base, 0, base.length);
    int position = index.find(base, 0);
    if (position < 0) {
      var id = ObjectId.copyOf(base, 0, format);
      throw damaged(offset, "its base " + id + " is not in the pack");
    }
    return new Changes(index.offset(position), size, at + base.length);
  }

  /// Unpacks what the entry stores.
  ///
  /// @param to has room for one byte more than the entry's size
  public void unpack(PackEntry entry, Inflation inflation, byte[] to) throws Corrupt {
    if (entry.data() >= end() || !inflation.exactly(file, entry.data(), end(), to, entry.size())) {
      throw damaged(entry.data(), "its data is cut or not well-formed");
    }
  }

  public Corrupt damaged(long offset, String reason) {
    return file.damaged("the object at byte " + offset + ": " + reason);
  }
}
