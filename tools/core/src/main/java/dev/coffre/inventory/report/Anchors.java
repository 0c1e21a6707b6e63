package dev.coffre.inventory.report;

import java.util.HashSet;
import java.util.Set;

/// Names for places in one text, each given once.
final class Anchors {
  private final Set<String> given = new HashSet<>();

  String of(String text) {
    var base = Markdown.anchor(text);
    var name = base;
    for (int i = 2; !given.add(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }
}
