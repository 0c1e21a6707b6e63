package dev.coffre.git.pack;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The sorted ids of a pack and where each object stands in it (gitformat-pack, "pack-*.idx files
/// have the following format", version 2).
public final class PackIndex {
  private static final int MAGIC = 0xff744f63;
  private static final int FANOUT = 8;
  private static final int IDS = FANOUT + 256 * 4;

  private final MappedFile file;
  private final ObjectFormat format;
  private final int count;
  private final long offsets;
  private final long largeOffsets;
  private final int largeCount;

  private PackIndex(MappedFile file, ObjectFormat format, int count, int largeCount) {
    this.file = file;
    this.format = format;
    this.count = count;
    this.offsets = IDS + (long) count * (format.bytes() + 4);
    this.largeOffsets = offsets + 4L * count;
    this.largeCount = largeCount;
  }

  static PackIndex open(Path path, ObjectFormat format) throws GitException {
    var file = MappedFile.open(path);
    if (file.size() < IDS + 2L * format.bytes()) {
      throw file.damaged("it is too short");
    }
    if (file.int32(0) != MAGIC || file.int32(4) != 2) {
      throw new Unsupported(
          path.toString(),
          "only version 2 of pack indexes is read; write the packs anew with: git repack -a -d");
    }
    checkFanout(file);
    long count = file.uint32(FANOUT + 255 * 4);
    long rest = file.size() - IDS - 2L * format.bytes() - count * (format.bytes() + 8L);
    if (count > Integer.MAX_VALUE - 8 || rest < 0 || rest % 8 != 0 || rest / 8 > count) {
      throw file.damaged("its length does not fit its " + count + " objects");
    }
    return new PackIndex(file, format, (int) count, (int) (rest / 8));
  }

  private static void checkFanout(MappedFile file) throws Corrupt {
    long last = 0;
    for (int i = 0; i < 256; i++) {
      long next = file.uint32(FANOUT + i * 4L);
      if (next < last) {
        throw file.damaged("its table of counts is not sorted");
      }
      last = next;
    }
  }

  public int count() {
    return count;
  }

  /// The id at a position in id order.
  public ObjectId id(int position) {
    var id = new byte[format.bytes()];
    copyId(position, id);
    return ObjectId.copyOf(id, 0, format);
  }

  public void copyId(int position, byte[] to) {
    file.copy(idAt(position), to, 0, format.bytes());
  }

  private long idAt(int position) {
    return IDS + (long) position * format.bytes();
  }

  /// Where in the pack the object at a position starts.
  public long offset(int position) throws Corrupt {
    int small = file.int32(offsets + 4L * position);
    if (small >= 0) {
      return small;
    }
    int large = small & Integer.MAX_VALUE;
    if (large >= largeCount) {
      throw file.damaged("an offset points outside its table");
    }
    return file.int64(largeOffsets + 8L * large);
  }

  /// The position of the id that starts at `start`; negative if it is not here, and then the
  /// complement of where it would be.
  public int find(byte[] id, int start) {
    int first = id[start] & 0xff;
    int low = first == 0 ? 0 : file.int32(FANOUT + (first - 1) * 4L);
    int high = file.int32(FANOUT + first * 4L) - 1;
    long head = head(id, start);
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, head, id, start);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return ~low;
  }

  /// The ids that start with these hexadecimal digits.
  public List<ObjectId> startingWith(String digits) {
    var first = new byte[format.bytes()];
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      first[i / 2] |= (byte) (i % 2 == 0 ? digit << 4 : digit);
    }
    var ids = new ArrayList<ObjectId>();
    int position = find(first, 0);
    for (int i = position < 0 ? ~position : position; i < count; i++) {
      var id = id(i);
      if (!id.toString().startsWith(digits)) {
        break;
      }
      ids.add(id);
    }
    return ids;
  }

  private static long head(byte[] id, int start) {
    long head = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      head = head << 8 | (id[start + i] & 0xff);
    }
    return head;
  }

  /// @param head the first eight bytes of the id, which mostly are enough
  private int compare(int position, long head, byte[] id, int start) {
    long at = idAt(position);
    int first = Long.compareUnsigned(file.int64(at), head);
    if (first != 0) {
      return first;
    }
    for (int i = Long.BYTES; i < format.bytes(); i++) {
      int order = file.unsignedByte(at + i) - (id[start + i] & 0xff);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// Whether the index was made for the pack that ends with this checksum.
  boolean isOf(byte[] packChecksum) {
    var expected = new byte[format.bytes()];
    file.copy(file.size() - 2L * format.bytes(), expected, 0, expected.length);
    return Arrays.equals(expected, packChecksum);
  }
}
