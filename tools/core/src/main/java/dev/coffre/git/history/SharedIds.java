package dev.coffre.git.history;

import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.Arrays;
import java.util.BitSet;

/// Numbers object ids for several threads: ids are spread by their last bits over parts that are
/// locked one by one.
final class SharedIds {
  /// Numbers that differ by a multiple of it belong to the same part.
  static final int PARTS = 64;

  private final Part[] parts = new Part[PARTS];
  private final int width;

  SharedIds(ObjectFormat format) {
    Arrays.setAll(parts, _ -> new Part(format));
    width = format.bytes();
  }

  private static final class Part {
    private final IdTable ids;

    Part(ObjectFormat format) {
      ids = new IdTable(format);
    }

    synchronized int number(byte[] from, int idStart) {
      int added = ids.add(from, idStart);
      return added < 0 ? ~added : added;
    }

    synchronized int find(byte[] from, int idStart) {
      return ids.find(from, idStart);
    }

    synchronized ObjectId id(int number) {
      return ids.id(number);
    }

    synchronized int count() {
      return ids.count();
    }
  }

  private int part(byte[] from, int idStart) {
    return from[idStart + width - 1] & (PARTS - 1);
  }

  /// Numbers the id that starts at `idStart`, or finds the number that it has.
  int number(byte[] from, int idStart) {
    int part = part(from, idStart);
    return parts[part].number(from, idStart) * PARTS + part;
  }

  /// The number of the id that starts at `idStart`; -1 if it has none.
  int find(byte[] from, int idStart) {
    int part = part(from, idStart);
    int number = parts[part].find(from, idStart);
    return number < 0 ? -1 : number * PARTS + part;
  }

  int find(ObjectId id) {
    return find(id.toBytes(), 0);
  }

  ObjectId id(int number) {
    return parts[number % PARTS].id(number / PARTS);
  }

  int count() {
    return Arrays.stream(parts).mapToInt(Part::count).sum();
  }

  /// All numbers.
  BitSet numbers() {
    var numbers = new BitSet();
    for (int part = 0; part < PARTS; part++) {
      for (int i = 0; i < parts[part].count(); i++) {
        numbers.set(i * PARTS + part);
      }
    }
    return numbers;
  }
}
