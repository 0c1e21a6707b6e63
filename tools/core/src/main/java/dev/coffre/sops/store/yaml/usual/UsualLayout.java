package dev.coffre.sops.store.yaml.usual;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.yaml.tree.YamlSite;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Finds the metadata of a file without building a tree of the rest. Whoever asks a thousand files
/// who can open them waits for little else.
///
/// It knows block mappings and lists, a key or an element a line, scalars of one line, and literal
/// blocks: what sops writes. Every line is looked at, since an error anywhere is an error of the
/// file; anything beyond that makes it give up. What it says is what the parser would say.
public final class UsualLayout {
  private static final String METADATA = "sops";
  private static final int DEEPEST = 50;
  private static final Node NOTHING = new Node.Mapping(List.of());

  private final byte[] text;
  private final Lines lines;
  private Optional<Node> metadata = Optional.empty();
  private int depth;
  private boolean kept;

  private UsualLayout(byte[] text) throws UnusualException {
    this.text = text;
    this.lines = new Lines(text);
  }

  /// The mapping under `sops`, with the places where its values stand.
  ///
  /// @return empty if the text has none, or is not of this layout
  public static Optional<Node.Mapping> metadata(byte[] text) {
    try {
      return new UsualLayout(text).read();
    } catch (UnusualException e) {
      return Optional.empty();
    }
  }

  private Optional<Node.Mapping> read() throws UnusualException {
    mapping(0);
    require(lines.atEnd());
    return metadata.isPresent() && metadata.get() instanceof Node.Mapping mapping
        ? Optional.of(mapping)
        : Optional.empty();
  }

  private Node node(int column) throws UnusualException {
    require(++depth <= DEEPEST);
    var node = lines.isElement() ? sequence(column) : mapping(column);
    depth--;
    return node;
  }

  private Node mapping(int column) throws UnusualException {
    var keys = new HashSet<String>();
    var items = new ArrayList<Item>();
    while (lines.indent() == column && !lines.isElement()) {
      int colon = Scalars.keyEnd(text, lines.start(), lines.end());
      require(colon >= 0);
      var key = string(lines.start(), colon);
      require(Scalars.isText(key) && keys.add(key));
      if (depth == 0 && key.equals(METADATA)) {
        metadata = Optional.of(metadata(column, colon + 1));
      } else {
        var value = value(column, colon + 1);
        if (kept) {
          items.add(new Entry(key, value));
        }
      }
    }
    require(lines.indent() <= column && !keys.isEmpty());
    return kept ? new Node.Mapping(items) : NOTHING;
  }

  /// A comment may belong to what stands before it as well as to what follows.
  private Node metadata(int column, int after) throws UnusualException {
    int from = lines.start();
    kept = true;
    var value = value(column, after);
    kept = false;
    require(lines.lastComment() < from);
    return value;
  }

  /// What stands behind a colon or below it.
  private Node value(int column, int after) throws UnusualException {
    if (after < lines.end()) {
      int start = after + 1;
      boolean literal = start + 1 == lines.end() && text[start] == '|';
      return literal ? literal(column, start) : single(start);
    }
    lines.advance();
    if (lines.indent() > column) {
      return node(lines.indent());
    }
    if (lines.indent() == column && lines.isElement()) {
      return sequence(column);
    }
    require(!kept); // null
    return NOTHING;
  }

  private Node sequence(int column) throws UnusualException {
    var elements = new ArrayList<Element>();
    while (lines.indent() == column && lines.isElement()) {
      lines.passDash();
      require(!lines.isElement());
      boolean entry = Scalars.keyEnd(text, lines.start(), lines.end()) >= 0;
      var element = entry ? node(lines.indent()) : single(lines.start());
      if (kept) {
        elements.add(element);
      }
    }
    require(lines.indent() <= column);
    return kept ? new Node.Sequence(elements) : NOTHING;
  }

  /// A scalar that ends with its line.
  private Node single(int start) throws UnusualException {
    var node = Scalars.read(text, start, lines.end());
    lines.advance();
    return node;
  }

  /// A literal block without blank lines in it. It ends before the first line that is not as deep
  /// as its first one.
  private Node literal(int column, int start) throws UnusualException {
    lines.step();
    int indent = lines.indent();
    require(indent > column && !lines.isBlank());
    var content = new ByteArrayOutputStream();
    do {
      int from = lines.start() - lines.indent() + indent;
      content.write(text, from, lines.next() - from);
      lines.step();
    } while (lines.indent() >= indent && !lines.isBlank());
    int end = lines.settle();
    var value = new Value.Str(SecretBytes.adopt(content.toByteArray()));
    return new Node.Scalar(value, YamlSite.at(start, end));
  }

  private String string(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.US_ASCII);
  }

  static void require(boolean usual) throws UnusualException {
    if (!usual) {
      throw new UnusualException();
    }
  }
}
