package dev.coffre.scan.keyword;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds the automaton of a {@link KeywordTable}: a tree of the keywords' beginnings, in which
/// every missing branch leads to where the longest suffix that is in the tree goes on.
final class KeywordTrie {
  private static final int MOST_STATES = 1 << 16;

  private static final class State {
    private final int[] children;
    private final List<Integer> ended = new ArrayList<>();

    State(int columns) {
      children = new int[columns];
      Arrays.fill(children, -1);
    }
  }

  private final byte[] columns = new byte[256];
  private final int[] starts;
  private final byte[] letters;
  private final List<State> states = new ArrayList<>();

  /// The states' numbers, those near the root first: they are visited most and should lie together.
  private final List<Integer> byDepth = new ArrayList<>();

  private int width = 1;

  KeywordTrie(List<String> keywords) {
    letters = String.join("", keywords).getBytes(StandardCharsets.US_ASCII);
    starts = new int[keywords.size() + 1];
    for (int i = 0; i < keywords.size(); i++) {
      starts[i + 1] = starts[i] + keywords.get(i).length();
    }
    for (int i = 0; i < keywords.size(); i++) {
      for (int k = starts[i]; k < beginningEnd(i); k++) {
        addColumn(letters[k]);
      }
    }
    states.add(new State(width));
    for (int i = 0; i < keywords.size(); i++) {
      add(i);
    }
    complete();
  }

  private int beginningEnd(int keyword) {
    return Math.min(starts[keyword + 1], starts[keyword] + KeywordTable.BEGINNING);
  }

  private void addColumn(byte b) {
    if (columns[b] == 0) {
      columns[b] = (byte) width++;
      columns[Character.toUpperCase(b)] = columns[b];
    }
  }

  private void add(int keyword) {
    int state = 0;
    for (int k = starts[keyword]; k < beginningEnd(keyword); k++) {
      var children = states.get(state).children;
      int column = columns[letters[k]];
      if (children[column] < 0) {
        children[column] = states.size();
        states.add(new State(width));
      }
      state = children[column];
    }
    states.get(state).ended.add(keyword);
    if (states.size() > MOST_STATES) {
      throw new IllegalArgumentException("the keywords need more than " + MOST_STATES + " states");
    }
  }

  /// Breadth first, so that a state's shorter suffixes are complete before it is.
  private void complete() {
    var suffixes = new int[states.size()];
    var queue = new ArrayDeque<Integer>(List.of(0));
    while (!queue.isEmpty()) {
      int current = queue.remove();
      byDepth.add(current);
      var children = states.get(current).children;
      var fallback = states.get(suffixes[current]).children;
      for (int c = 0; c < width; c++) {
        int elsewhere = current == 0 ? 0 : fallback[c];
        if (children[c] < 0) {
          children[c] = elsewhere;
        } else {
          suffixes[children[c]] = elsewhere;
          states.get(children[c]).ended.addAll(states.get(elsewhere).ended);
          queue.add(children[c]);
        }
      }
    }
  }

  /// Numbers the states so that those which end a beginning come last.
  KeywordTable table() {
    var order = new ArrayList<>(byDepth);
    order.sort((a, b) -> Boolean.compare(endsOne(a), endsOne(b)));
    var number = new int[states.size()];
    for (int i = 0; i < number.length; i++) {
      number[order.get(i)] = i;
    }
    int shift = Integer.SIZE - Integer.numberOfLeadingZeros(width - 1);
    var next = new char[states.size() << shift];
    for (int i = 0; i < number.length; i++) {
      for (int c = 0; c < width; c++) {
        next[number[i] << shift | c] = (char) number[states.get(i).children[c]];
      }
    }
    return withEnds(next, shift, order.stream().filter(this::endsOne).toList());
  }

  private KeywordTable withEnds(char[] next, int shift, List<Integer> hits) {
    var from = new int[hits.size() + 1];
    var ended = new ArrayList<Integer>();
    for (int i = 0; i < hits.size(); i++) {
      ended.addAll(states.get(hits.get(i)).ended);
      from[i + 1] = ended.size();
    }
    var numbers = new char[ended.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (char) (int) ended.get(i);
    }
    return new KeywordTable(
        next, columns, shift, states.size() - hits.size(), from, numbers, starts, letters);
  }

  private boolean endsOne(int state) {
    return !states.get(state).ended.isEmpty();
  }
}
