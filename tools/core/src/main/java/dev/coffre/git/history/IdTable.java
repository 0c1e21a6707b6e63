package dev.coffre.git.history;

import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.Arrays;

/// Numbers object ids in the order in which they come, in little memory: the ids one after another,
/// and a table of numbers that their first bytes, being a hash, point into.
final class IdTable {
  private static final int FREE = 0;

  private final ObjectFormat format;
  private final int width;
  private byte[] ids;
  private int[] slots = new int[1 << 12];
  private int count;

  IdTable(ObjectFormat format) {
    this.format = format;
    this.width = format.bytes();
    this.ids = new byte[width << 10];
  }

  int count() {
    return count;
  }

  ObjectId id(int number) {
    return ObjectId.copyOf(ids, number * width, format);
  }

  /// The number of the id that starts at `start`; -1 if it has none.
  int find(byte[] from, int start) {
    return slots[slot(from, start)] - 1;
  }

  int find(ObjectId id) {
    return find(id.toBytes(), 0);
  }

  /// Numbers an id.
  ///
  /// @return its number if it is new; else the complement of the number that it has
  int add(byte[] from, int start) {
    int slot = slot(from, start);
    if (slots[slot] != FREE) {
      return ~(slots[slot] - 1);
    }
    if ((count + 1) * width > ids.length) {
      ids = Arrays.copyOf(ids, Math.toIntExact(2L * ids.length));
    }
    System.arraycopy(from, start, ids, count * width, width);
    slots[slot] = ++count;
    if (count > slots.length / 2) {
      grow();
    }
    return count - 1;
  }

  /// Numbers an id, or finds the number that it has.
  int number(ObjectId id) {
    int added = add(id.toBytes(), 0);
    return added < 0 ? ~added : added;
  }

  private int slot(byte[] from, int start) {
    int mask = slots.length - 1;
    int slot = firstBytes(from, start) & mask;
    while (slots[slot] != FREE && !isAt(slots[slot] - 1, from, start)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int number, byte[] from, int start) {
    int at = number * width;
    return ids[at] == from[start] && Arrays.equals(ids, at, at + width, from, start, start + width);
  }

  private static int firstBytes(byte[] id, int start) {
    return (id[start] & 0xff)
        | (id[start + 1] & 0xff) << 8
        | (id[start + 2] & 0xff) << 16
        | id[start + 3] << 24;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int number = 0; number < count; number++) {
      int slot = firstBytes(ids, number * width) & mask;
      while (slots[slot] != FREE) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }
}
