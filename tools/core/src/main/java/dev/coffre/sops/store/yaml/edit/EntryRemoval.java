package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.read.CommentLine;
import dev.coffre.sops.store.yaml.read.RawNode;
import java.util.List;

/// Removes entries of mappings and lists with their lines and the comments above them.
final class EntryRemoval {
  private final Lines lines;

  EntryRemoval(Lines lines) {
    this.lines = lines;
  }

  /// Removes a pair; a mapping that loses its last one becomes `{}`.
  List<Splice> remove(RawNode.Mapping mapping, RawNode.Pair pair) {
    var starts = mapping.pairs().stream().map(RawNode.Pair::start).toList();
    var ends = mapping.pairs().stream().map(EntryInsertion::endOf).toList();
    int index = mapping.pairs().indexOf(pair);
    var head = pair.key().base().comments().head();
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
    int from = lines.start(head.isEmpty() ? start : Math.min(start, head.getFirst().start()));
    return cut(from, afterLine(ends.get(index)));
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
