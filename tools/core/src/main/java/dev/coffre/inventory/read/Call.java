package dev.coffre.inventory.read;

import java.util.Set;
import java.util.regex.Pattern;

/// A way in which texts of some kinds name what they want.
///
/// @param endings of file names, lower case; the whole name counts too
/// @param word without which the pattern is not tried
/// @param pattern whose first group is the name
/// @param detail how people call it
record Call(Set<String> endings, String word, Pattern pattern, String detail) {
  private static final String NAME = "([A-Za-z_][A-Za-z0-9_]{0,120})";

  /// @param pattern in which `NAME` stands for a group that takes a variable's name
  static Call of(String endings, String word, String pattern, String detail) {
    return new Call(
        Set.of(endings.split(" ")),
        word,
        Pattern.compile(pattern.replace("NAME", NAME), Pattern.MULTILINE),
        detail);
  }
}
