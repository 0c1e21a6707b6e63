package dev.coffre.cases;

import java.util.Comparator;

/// Where a value stands.
///
/// @param file from the top of the repository
/// @param path of the value in it, as in `db.users[0].password`
public record Place(String file, String path) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    return Comparator.comparing(Place::file).thenComparing(Place::path).compare(this, other);
  }

  @Override
  public String toString() {
    return file + ": " + path;
  }
}
