package dev.coffre.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The name that someone who mistyped one may have meant.
public final class Suggestion {
  private static final int MOST_EDITS = 2;

  private Suggestion() {}

  /// The known name nearest to `typed`, if two edits at the most lead there.
  public static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(
            name -> distance(typed, name) <= MOST_EDITS && distance(typed, name) < name.length())
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /// Inserted, removed, changed and swapped characters (optimal string alignment).
  private static int distance(String from, String to) {
    int[] twoBack = new int[to.length() + 1];
    int[] back = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    Arrays.setAll(back, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], back[j]) + 1, back[j - 1] + change);
        if (swapped(from, to, i, j)) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      int[] free = twoBack;
      twoBack = back;
      back = row;
      row = free;
    }
    return back[to.length()];
  }

  private static boolean swapped(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
