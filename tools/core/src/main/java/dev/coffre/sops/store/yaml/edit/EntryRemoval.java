package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.token.CommentLine;
import java.util.List;

/// Removes entries of mappings and lists with their lines and the comments above them.
final class EntryRemoval {
  private final Lines lines;

  EntryRemoval(Lines lines) {
    this.lines = lines;
  }

  /// Removes a pair with the comments above it; a mapping that loses its last one becomes `{}`.
  List<Splice> remove(RawNode.Mapping mapping, RawNode.Pair pair) {
    return remove(mapping, pair, pair.key().base().comments().head());
  }

  /// Removes a pair and leaves the comments above it.
  List<Splice> removeAlone(RawNode.Mapping mapping, RawNode.Pair pair) {
    return remove(mapping, pair, List.of());
  }

  private List<Splice> remove(RawNode.Mapping mapping, RawNode.Pair pair, List<CommentLine> head) {
    var starts = mapping.pairs().stream().map(RawNode.Pair::start).toList();
    var ends = mapping.pairs().stream().map(EntryInsertion::endOf).toList();
    int index = mapping.pairs().indexOf(pair);
    return List.of(remove(mapping.base(), mapping.flow(), starts, ends, index, head, "{}"));
  }

  /// Removes an element; a list that loses its last one becomes `[]`.
  List<Splice> remove(RawNode.Sequence sequence, int index) {
    var starts = sequence.items().stream().map(RawNode.Item::start).toList();
    var ends =
        sequence.items().stream()
            .map(item -> Math.max(item.start() + 1, item.node().base().end()))
            .toList();
    var head = sequence.items().get(index).node().base().comments().head();
    return List.of(remove(sequence.base(), sequence.flow(), starts, ends, index, head, "[]"));
  }

  private Splice remove(
      RawNode.Base base,
      boolean flow,
      List<Integer> starts,
      List<Integer> ends,
      int index,
      List<CommentLine> head,
      String empty) {
    if (starts.size() == 1) {
      return emptied(base, flow, empty);
    }
    boolean last = index == starts.size() - 1;
    int start = starts.get(index);
    if (flow) {
      return last ? cut(ends.get(index - 1), ends.get(index)) : cut(start, starts.get(index + 1));
    }
    if (!lines.isFirst(start)) {
      return cut(start, last ? afterLine(ends.get(index)) : starts.get(index + 1));
    }
    int from = withComments(lines.start(start), head);
    return cut(from, afterLine(ends.get(index)));
  }

  /// The beginning of the comments right above a line, as far as they belong to its entry: a
  /// comment over an element without a value is handed on to the next entry, and stays.
  private int withComments(int lineStart, List<CommentLine> head) {
    int from = lineStart;
    long left = head.stream().filter(line -> !line.isEmpty()).count();
    while (left > 0 && from > 0 && lines.isComment(from - 1)) {
      from = lines.start(from - 1);
      left--;
    }
    return from;
  }

  /// The whole collection gone: empty brackets on the line of what it belongs to.
  private Splice emptied(RawNode.Base base, boolean flow, String empty) {
    int start = base.contentStart();
    int end = base.end();
    boolean ownLine = !flow && lines.isFirst(start);
    if (ownLine && lines.isLineStart(end) && end > start) {
      return Splice.of(start, end, NodeEdit.joined(ValueEdits.ascii(empty), lines.lineBreak()));
    }
    return Splice.of(start, end, ValueEdits.ascii(empty));
  }

  private int afterLine(int end) {
    return lines.isLineStart(end) ? end : lines.next(end);
  }

  private static Splice cut(int start, int end) {
    return Splice.of(start, end, new byte[0]);
  }
}
