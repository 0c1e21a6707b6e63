package dev.coffre.sops.store.yaml.read;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode.Base;
import dev.coffre.sops.store.yaml.scan.Scanner;
import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Cursor;
import dev.coffre.sops.store.yaml.token.Mark;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.store.yaml.token.Token;
import dev.coffre.sops.store.yaml.token.Token.Kind;
import dev.coffre.sops.tree.Nesting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a text into raw documents.
///
/// It asks for tokens in exactly the order in which go-yaml v3 does, because comments are handed
/// out when a token is looked at. It goes down by recursion, as everything that walks the result:
/// see {@link Nesting}.
public final class Parser {

  /// What is not there has no surroundings that are known.
  private static final RawNode.Place NOWHERE = new RawNode.Place(true, -1);

  private static final String CORE = "tag:yaml.org,2002:";

  /// What is wrong with a document that is too deep.
  public static final String TOO_DEEP = "nested more than " + Nesting.MAX + " levels deep";

  private final Scanner scanner;
  private final PendingComments pending;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final Map<String, String> tagPrefixes = new HashMap<>();
  private final FlowParser flow;
  private int depth;

  private Parser(byte[] text) {
    this.scanner = new Scanner(text);
    this.pending = new PendingComments(scanner);
    this.flow = new FlowParser(this, pending);
  }

  /// What `text` holds.
  ///
  /// @throws StoreException if the text is not YAML that sops could read
  public static RawText parse(byte[] text) throws StoreException {
    Characters.check(text);
    var parser = new Parser(text);
    return new RawText(parser.documents(), List.copyOf(parser.scanner.passed()));
  }

  private List<RawDocument> documents() throws StoreException {
    peek();
    take();
    var documents = new ArrayList<RawDocument>();
    while (true) {
      var token = peek();
      while (!documents.isEmpty() && token.kind() == Kind.DOCUMENT_END) {
        take();
        token = peek();
      }
      if (token.kind() == Kind.STREAM_END) {
        return documents;
      }
      documents.add(document(token, documents.isEmpty()));
    }
  }

  private static final Set<Kind> EXPLICIT =
      Set.of(Kind.VERSION_DIRECTIVE, Kind.TAG_DIRECTIVE, Kind.DOCUMENT_START);

  private RawDocument document(Token first, boolean mayBeImplicit) throws StoreException {
    boolean explicit = !mayBeImplicit || EXPLICIT.contains(first.kind());
    readDirectives();
    List<CommentLine> head = List.of();
    if (explicit) {
      var start = peek();
      if (start.kind() != Kind.DOCUMENT_START) {
        throw Cursor.error(start.start(), "a document must begin with --- here");
      }
      take();
    } else {
      head = pending.splitDocumentHead();
    }
    var root =
        explicit && isDocumentEdge(peek().kind()) ? empty(peek().start()) : node(true, false);
    var end = peek();
    if (end.kind() == Kind.DOCUMENT_END) {
      take();
    }
    tagPrefixes.clear();
    var last = pending.takeAll();
    var foot = last.foot().isEmpty() ? last.head() : last.foot();
    return new RawDocument(
        first.start().offset(), end.start().offset(), explicit, root, head, foot);
  }

  private static boolean isDocumentEdge(Kind kind) {
    return EXPLICIT.contains(kind) || kind == Kind.DOCUMENT_END || kind == Kind.STREAM_END;
  }

  private void readDirectives() throws StoreException {
    boolean versioned = false;
    var token = peek();
    while (token.payload() instanceof Token.Version || token.kind() == Kind.TAG_DIRECTIVE) {
      if (token.payload() instanceof Token.TagName(String handle, String prefix)) {
        if (tagPrefixes.put(handle, prefix) != null) {
          throw Cursor.error(token.start(), "a tag handle is defined twice");
        }
      } else if (versioned || !token.payload().equals(new Token.Version(1, 1))) {
        throw Cursor.error(token.start(), "only one directive %YAML 1.1 is allowed");
      } else {
        versioned = true;
      }
      take();
      token = peek();
    }
    tagPrefixes.putIfAbsent("!", "!");
    tagPrefixes.putIfAbsent("!!", CORE);
  }

  Token peek() throws StoreException {
    return pending.peek();
  }

  void take() {
    scanner.take();
  }

  /// A node that is not there.
  static RawNode empty(Mark at) {
    return scalarAt(at, Comments.none());
  }

  private static RawNode scalarAt(Mark at, Comments comments) {
    var base = new Base(at.offset(), at.offset(), at.offset(), at.line() + 1, false, "", comments);
    return new RawNode.Scalar(
        base, SecretBytes.adopt(new byte[0]), Style.PLAIN, Optional.empty(), NOWHERE);
  }

  /// Reads a node.
  ///
  /// @param block whether block collections may stand here
  /// @param indentless whether a list may stand here without deeper indentation
  RawNode node(boolean block, boolean indentless) throws StoreException {
    var token = peek();
    return token.kind() == Kind.ALIAS ? alias(token, !block) : anchored(block, indentless);
  }

  private RawNode alias(Token token, boolean inFlow) throws StoreException {
    var payload = (Token.Name) token.payload();
    var name = payload.name();
    var comments = pending.takeAll();
    take();
    var anchor = anchors.get(name);
    if (anchor == null) {
      throw Cursor.error(token.start(), "this alias refers to no anchor above");
    }
    int start = token.start().offset();
    var base =
        new Base(start, start, token.end().offset(), token.start().line() + 1, false, "", comments);
    var place = new RawNode.Place(inFlow, payload.parentIndent());
    return new RawNode.Alias(base, anchor, name, place);
  }

  private RawNode anchored(boolean block, boolean indentless) throws StoreException {
    var properties = properties();
    var anchor = new Anchor();
    properties.anchor().ifPresent(name -> anchors.put(name, anchor));
    var node = content(properties, block, indentless);
    anchor.complete(node);
    return node;
  }

  /// What stands before the content of a node.
  private record Properties(Mark start, int end, Optional<String> anchor, Optional<String> tag) {}

  private Properties properties() throws StoreException {
    var start = peek().start();
    int end = start.offset();
    Optional<String> anchor = Optional.empty();
    Optional<String> tag = Optional.empty();
    for (int i = 0; i < 2; i++) {
      var token = peek();
      if (token.kind() == Kind.ANCHOR && anchor.isEmpty()) {
        anchor = Optional.of(((Token.Name) token.payload()).name());
      } else if (token.kind() == Kind.TAG && tag.isEmpty()) {
        tag = Optional.of(fullTag(token));
      } else {
        break;
      }
      end = token.end().offset();
      take();
    }
    return new Properties(start, end, anchor, tag);
  }

  private String fullTag(Token token) throws StoreException {
    var name = (Token.TagName) token.payload();
    if (name.handle().isEmpty()) {
      return name.suffix();
    }
    var prefix = tagPrefixes.get(name.handle());
    if (prefix == null) {
      throw Cursor.error(token.start(), "the handle of this tag is not defined by %TAG");
    }
    return prefix + name.suffix();
  }

  private RawNode content(Properties properties, boolean block, boolean indentless)
      throws StoreException {
    var token = peek();
    var kind = token.kind();
    if (kind == Kind.SCALAR) {
      return scalar(properties, token, !block);
    }
    if (depth > Nesting.MAX) {
      throw Cursor.error(token.start(), TOO_DEEP);
    }
    depth++;
    var collection = collection(properties, token, block, indentless);
    depth--;
    return collection;
  }

  private RawNode collection(Properties properties, Token token, boolean block, boolean indentless)
      throws StoreException {
    var kind = token.kind();
    if (kind == Kind.FLOW_SEQUENCE_START) {
      return flow.sequence(base(properties, token, pending.takeAll()));
    }
    if (kind == Kind.FLOW_MAPPING_START) {
      return flow.mapping(base(properties, token, pending.takeAll()));
    }
    if (kind == Kind.BLOCK_ENTRY && indentless) {
      return indentlessSequence(base(properties, token, Comments.none()));
    }
    if (kind == Kind.BLOCK_SEQUENCE_START && block) {
      return blockSequence(base(properties, token, pending.takeStem()));
    }
    if (kind == Kind.BLOCK_MAPPING_START && block) {
      return blockMapping(base(properties, token, pending.takeStem()));
    }
    return propertiesOnly(properties, token);
  }

  private RawNode propertiesOnly(Properties properties, Token token) throws StoreException {
    if (properties.anchor().isEmpty() && properties.tag().isEmpty()) {
      throw Cursor.error(token.start(), "a value is expected here");
    }
    var start = properties.start();
    var base =
        new Base(
            start.offset(),
            properties.end(),
            properties.end(),
            start.line() + 1,
            properties.anchor().isPresent(),
            properties.tag().orElse(""),
            Comments.none());
    return new RawNode.Scalar(
        base, SecretBytes.adopt(new byte[0]), Style.PLAIN, Optional.empty(), NOWHERE);
  }

  private static Base base(Properties properties, Token token, Comments comments) {
    return new Base(
        properties.start().offset(),
        token.start().offset(),
        token.end().offset(),
        properties.start().line() + 1,
        properties.anchor().isPresent(),
        properties.tag().orElse(""),
        comments);
  }

  private RawNode scalar(Properties properties, Token token, boolean inFlow) {
    var base = base(properties, token, pending.takeAll());
    take();
    return switch (token.payload()) {
      case Token.Text(var bytes, var style, int parentIndent) -> {
        var place = new RawNode.Place(inFlow, parentIndent);
        yield new RawNode.Scalar(base, bytes, style, Optional.empty(), place);
      }
      case Token.Block(var bytes, var style, var layout) -> {
        var place = new RawNode.Place(inFlow, layout.parentIndent());
        yield new RawNode.Scalar(base, bytes, style, Optional.of(layout), place);
      }
      case Token.None none -> throw new IllegalStateException();
      case Token.Name name -> throw new IllegalStateException();
      case Token.TagName name -> throw new IllegalStateException();
      case Token.Version version -> throw new IllegalStateException();
    };
  }

  private static final Set<Kind> NO_BLOCK_ITEM = Set.of(Kind.BLOCK_ENTRY, Kind.BLOCK_END);
  private static final Set<Kind> NO_INDENTLESS_ITEM =
      Set.of(Kind.BLOCK_ENTRY, Kind.KEY, Kind.VALUE, Kind.BLOCK_END);
  private static final Set<Kind> NO_PAIR_PART = Set.of(Kind.KEY, Kind.VALUE, Kind.BLOCK_END);

  private RawNode blockSequence(Base base) throws StoreException {
    take();
    var items = items(NO_BLOCK_ITEM);
    var end = peek();
    if (end.kind() != Kind.BLOCK_END) {
      throw Cursor.error(end.start(), "a list entry with - is expected here");
    }
    take();
    return sequence(base, items);
  }

  private RawNode indentlessSequence(Base base) throws StoreException {
    return sequence(base, items(NO_INDENTLESS_ITEM));
  }

  private static RawNode sequence(Base base, List<RawNode.Item> items) {
    base.comments().setEnd(List.of(), List.of());
    int end = items.isEmpty() ? base.end() : items.getLast().node().base().end();
    return new RawNode.Sequence(endingAt(end, base), items, false);
  }

  private static Base endingAt(int end, Base base) {
    return new Base(
        base.start(),
        base.contentStart(),
        end,
        base.line(),
        base.anchored(),
        base.tag(),
        base.comments());
  }

  private List<RawNode.Item> items(Set<Kind> noItem) throws StoreException {
    var items = new ArrayList<RawNode.Item>();
    for (var dash = peek(); dash.kind() == Kind.BLOCK_ENTRY; dash = peek()) {
      int headLines = pending.headSize();
      take();
      pending.splitStem(headLines);
      var node = noItem.contains(peek().kind()) ? empty(dash.end()) : node(true, false);
      items.add(new RawNode.Item(dash.start().offset(), node));
    }
    return items;
  }

  private RawNode blockMapping(Base base) throws StoreException {
    take();
    var pairs = new ArrayList<RawNode.Pair>();
    var token = peek();
    for (; token.kind() == Kind.KEY; token = peek()) {
      pairs.add(pair(token, pairs));
    }
    if (token.kind() != Kind.BLOCK_END) {
      throw Cursor.error(token.start(), "a key is expected here; is the indentation right?");
    }
    var last = pending.takeAll();
    take();
    base.comments().setEnd(last.line(), last.foot());
    if (!last.foot().isEmpty() && !pairs.isEmpty()) {
      pairs.getLast().key().base().comments().setFoot(base.comments().takeFoot());
    }
    int end = pairs.isEmpty() ? base.end() : end(pairs.getLast());
    return new RawNode.Mapping(endingAt(end, base), pairs, false);
  }

  private static int end(RawNode.Pair pair) {
    return Math.max(pair.key().base().end(), pair.value().base().end());
  }

  private RawNode.Pair pair(Token keyToken, List<RawNode.Pair> above) throws StoreException {
    take();
    var key = NO_PAIR_PART.contains(peek().kind()) ? empty(keyToken.end()) : node(true, true);
    var comments = key.base().comments();
    if (!comments.foot().isEmpty() && !above.isEmpty()) {
      above.getLast().key().base().comments().setFoot(comments.takeFoot());
    }
    var colon = peek();
    int colonEnd = colon.kind() == Kind.VALUE ? colon.end().offset() : -1;
    var value = value();
    moveFoot(comments, value.base().comments());
    return new RawNode.Pair(keyToken.start().offset(), key, colonEnd, value);
  }

  /// The foot of a value is that of its entry.
  static void moveFoot(Comments key, Comments value) {
    if (key.foot().isEmpty() && !value.foot().isEmpty()) {
      key.setFoot(value.takeFoot());
    }
  }

  private RawNode value() throws StoreException {
    var token = peek();
    if (token.kind() != Kind.VALUE) {
      return empty(token.start());
    }
    take();
    return NO_PAIR_PART.contains(peek().kind()) ? empty(token.end()) : node(true, true);
  }
}
