package dev.coffre.sops.store.yaml.read;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode.Base;
import dev.coffre.sops.store.yaml.token.Cursor;
import dev.coffre.sops.store.yaml.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads collections in brackets.
final class FlowParser {
  private static final Set<Kind> NO_SEQUENCE_PART = Set.of(Kind.FLOW_ENTRY, Kind.FLOW_SEQUENCE_END);
  private static final Set<Kind> NO_MAPPING_PART = Set.of(Kind.FLOW_ENTRY, Kind.FLOW_MAPPING_END);

  private final Parser parser;
  private final PendingComments pending;

  FlowParser(Parser parser, PendingComments pending) {
    this.parser = parser;
    this.pending = pending;
  }

  RawNode sequence(Base base) throws StoreException {
    parser.take();
    var items = new ArrayList<RawNode.Item>();
    boolean first = true;
    while (startsEntry(Kind.FLOW_SEQUENCE_END, first)) {
      int start = parser.peek().start().offset();
      var node = parser.peek().kind() == Kind.KEY ? singlePair() : parser.node(false, false);
      items.add(new RawNode.Item(start, node));
      first = false;
    }
    return new RawNode.Sequence(close(base), items, true);
  }

  RawNode mapping(Base base) throws StoreException {
    parser.take();
    var pairs = new ArrayList<RawNode.Pair>();
    boolean first = true;
    while (startsEntry(Kind.FLOW_MAPPING_END, first)) {
      pairs.add(pair());
      first = false;
    }
    return new RawNode.Mapping(close(base), pairs, true);
  }

  /// Passes the comma between entries; false at the closing bracket.
  private boolean startsEntry(Kind closing, boolean first) throws StoreException {
    var token = parser.peek();
    if (token.kind() == closing) {
      return false;
    }
    if (first) {
      return true;
    }
    if (token.kind() != Kind.FLOW_ENTRY) {
      throw Cursor.error(token.start(), "a comma or a closing bracket is expected here");
    }
    parser.take();
    return parser.peek().kind() != closing;
  }

  private Base close(Base base) throws StoreException {
    int end = parser.peek().end().offset();
    var last = pending.takeAll();
    parser.take();
    base.comments().setEnd(last.line(), last.foot());
    return new Base(
        base.start(),
        base.contentStart(),
        end,
        base.line(),
        base.anchored(),
        base.tag(),
        base.comments());
  }

  private RawNode.Pair pair() throws StoreException {
    var token = parser.peek();
    int start = token.start().offset();
    if (token.kind() != Kind.KEY) {
      var key = parser.node(false, false);
      return joined(start, key, -1, Parser.empty(parser.peek().start()));
    }
    parser.take();
    var next = parser.peek();
    boolean none = next.kind() == Kind.VALUE || NO_MAPPING_PART.contains(next.kind());
    var key = none ? Parser.empty(next.start()) : parser.node(false, false);
    int colonEnd = colonEnd();
    return joined(start, key, colonEnd, value(NO_MAPPING_PART));
  }

  private static RawNode.Pair joined(int start, RawNode key, int colonEnd, RawNode value) {
    Parser.moveFoot(key.base().comments(), value.base().comments());
    return new RawNode.Pair(start, key, colonEnd, value);
  }

  private int colonEnd() throws StoreException {
    var token = parser.peek();
    return token.kind() == Kind.VALUE ? token.end().offset() : -1;
  }

  private RawNode value(Set<Kind> noPart) throws StoreException {
    var token = parser.peek();
    if (token.kind() == Kind.VALUE) {
      parser.take();
      if (!noPart.contains(parser.peek().kind())) {
        return parser.node(false, false);
      }
    }
    return Parser.empty(token.kind() == Kind.VALUE ? token.end() : token.start());
  }

  /// A list element `key: value` without braces.
  private RawNode singlePair() throws StoreException {
    var start = parser.peek().start();
    parser.take();
    var next = parser.peek();
    RawNode key;
    if (next.kind() == Kind.VALUE || NO_SEQUENCE_PART.contains(next.kind())) {
      // go-yaml drops the token behind an empty key here, so that `[? : x]` has no value for it
      parser.take();
      key = Parser.empty(next.end());
    } else {
      key = parser.node(false, false);
    }
    int colonEnd = colonEnd();
    var value = value(NO_SEQUENCE_PART);
    parser.peek();
    var pair = joined(start.offset(), key, colonEnd, value);
    var base =
        new Base(
            start.offset(),
            start.offset(),
            Math.max(key.base().end(), value.base().end()),
            start.line() + 1,
            false,
            "",
            Comments.none());
    return new RawNode.Mapping(base, List.of(pair), true);
  }
}
