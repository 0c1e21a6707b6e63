package dev.coffre.git.history;

import dev.coffre.git.object.GitPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Numbers the paths of a history. Thread-safe.
final class Paths {
  /// The number of the top folder.
  static final int TOP = 0;

  /// A name in a folder.
  private record Step(int folder, GitPath name) {}

  private final ConcurrentHashMap<Step, Integer> numbers = new ConcurrentHashMap<>();
  private final List<Step> steps = new ArrayList<>(List.of(new Step(-1, GitPath.of(""))));

  /// The number of what has this name in a folder.
  int number(int folder, GitPath name) {
    var step = new Step(folder, name);
    var known = numbers.get(step);
    return known == null ? numbers.computeIfAbsent(step, this::add) : known;
  }

  private int add(Step step) {
    synchronized (steps) {
      steps.add(step);
      return steps.size() - 1;
    }
  }

  int count() {
    return numbers.size();
  }

  GitPath path(int number) {
    if (number == TOP) {
      return GitPath.of("");
    }
    var step = step(number);
    var name = step.name().toBytes();
    return path(step.folder()).child(name, 0, name.length);
  }

  private Step step(int number) {
    synchronized (steps) {
      return steps.get(number);
    }
  }

  /// The numbers of the paths that pass a test.
  BitSet numbers(Predicate<GitPath> test) {
    var chosen = new BitSet();
    for (int number = TOP + 1; number <= count(); number++) {
      if (test.test(path(number))) {
        chosen.set(number);
      }
    }
    return chosen;
  }
}
