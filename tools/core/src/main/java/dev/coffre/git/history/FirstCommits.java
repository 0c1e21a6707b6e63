package dev.coffre.git.history;

import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.Arrays;
import java.util.BitSet;

/// Notes for each object the first commit that has it. Thread-safe: ids are spread by their last
/// bits over parts that are locked one by one.
final class FirstCommits {
  private static final int PARTS = 64;

  private final Part[] parts = new Part[PARTS];
  private final int width;

  FirstCommits(ObjectFormat format) {
    Arrays.setAll(parts, _ -> new Part(format));
    width = format.bytes();
  }

  private static final class Part {
    private final IdTable ids;
    private int[] firsts = new int[64];

    Part(ObjectFormat format) {
      ids = new IdTable(format);
    }

    synchronized boolean lower(byte[] from, int idStart, int commit) {
      int added = ids.add(from, idStart);
      int number = added < 0 ? ~added : added;
      if (number == firsts.length) {
        firsts = Arrays.copyOf(firsts, 2 * number);
      }
      boolean isLower = added >= 0 || commit < firsts[number];
      if (isLower) {
        firsts[number] = commit;
      }
      return isLower;
    }

    synchronized int find(byte[] from, int idStart) {
      return ids.find(from, idStart);
    }

    synchronized int first(int number) {
      return firsts[number];
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

  /// Notes that a commit has an object.
  ///
  /// @return whether no commit before it was known to have it
  boolean lower(byte[] from, int idStart, int commit) {
    return parts[part(from, idStart)].lower(from, idStart, commit);
  }

  /// The number of the id that starts at `idStart`; -1 if no commit has it.
  int find(byte[] from, int idStart) {
    int part = part(from, idStart);
    int number = parts[part].find(from, idStart);
    return number < 0 ? -1 : number * PARTS + part;
  }

  int find(ObjectId id) {
    return find(id.toBytes(), 0);
  }

  /// The first commit of a number.
  int first(int number) {
    return parts[number % PARTS].first(number / PARTS);
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
