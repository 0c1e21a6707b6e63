package dev.coffre.sops.store.yaml.tree;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawDocument;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.scalar.Resolver;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// Makes the tree that sops walks out of raw documents: aliases become copies, comments become
/// items at the places where sops puts them.
public final class TreeBuilder {
  private final byte[] source;
  private final AliasBudget budget = new AliasBudget();
  private int aliasDepth;
  private int aliasStart;
  private int aliasEnd;
  private int copies;
  private int depth;

  /// @param source the text that was parsed, for its comments
  public TreeBuilder(byte[] source) {
    this.source = source;
  }

  /// The content of one document, its `sops` entry included.
  ///
  /// @throws StoreException if it is not a mapping, has a key twice or a key that is no string, or
  ///   its aliases contain themselves or multiply without measure
  public Node.Mapping document(RawDocument document) throws StoreException {
    var items = new ArrayList<Item>();
    items.addAll(comments(document.head(), false));
    switch (document.root()) {
      case RawNode.Mapping mapping -> addMapping(mapping, false, items);
      case RawNode.Scalar scalar -> {
        items.addAll(comments(scalar.base().comments().head(), false));
        items.addAll(comments(scalar.base().comments().line(), false));
        if (!(value(scalar) instanceof Value.Null)) {
          throw error(scalar, "the top level of a document is a value; sops files are mappings");
        }
      }
      case RawNode.Sequence sequence ->
          throw error(sequence, "the top level of a document is a list; sops files are mappings");
      case RawNode.Alias alias ->
          throw error(alias, "the top level of a document is an alias; sops files are mappings");
    }
    items.addAll(comments(document.foot(), false));
    return new Node.Mapping(items);
  }

  /// The tree of one node of the text.
  public Node node(RawNode node) throws StoreException {
    return node(node, false);
  }

  /// @param commentsDone whether the comments of the node stand in the collection around it
  private Node node(RawNode raw, boolean commentsDone) throws StoreException {
    budget.count(raw, aliasDepth > 0);
    return switch (raw) {
      case RawNode.Scalar scalar -> scalar(scalar);
      case RawNode.Mapping mapping -> {
        var items = new ArrayList<Item>();
        addMapping(mapping, commentsDone, items);
        yield new Node.Mapping(items);
      }
      case RawNode.Sequence sequence -> sequence(sequence, commentsDone);
      case RawNode.Alias alias -> alias(alias);
    };
  }

  private Node alias(RawNode.Alias alias) throws StoreException {
    var target =
        alias
            .target()
            .node()
            .orElseThrow(() -> error(alias, "the anchor of this alias contains the alias"));
    if (aliasDepth == 0) {
      aliasStart = alias.base().start();
      aliasEnd = alias.base().end();
      copies = 0;
    }
    aliasDepth++;
    if (aliasDepth > MAX_ALIAS_DEPTH) {
      throw error(alias, "aliases are nested too deep");
    }
    var copy = node(target, false);
    aliasDepth--;
    return copy;
  }

  private static final int MAX_ALIAS_DEPTH = 100;

  private Node.Scalar scalar(RawNode.Scalar scalar) throws StoreException {
    return new Node.Scalar(value(scalar), site(scalar.base().contentStart(), scalar.base().end()));
  }

  private YamlSite site(int start, int end) {
    return aliasDepth == 0 ? YamlSite.at(start, end) : new YamlSite(aliasStart, aliasEnd, copies++);
  }

  private Value value(RawNode.Scalar scalar) throws StoreException {
    var text = aliasDepth == 0 ? scalar.text() : scalar.text().expose(SecretBytes::copyOf);
    try {
      boolean plain = scalar.style() == Style.PLAIN;
      return Resolver.resolve(text, scalar.base().tag(), plain);
    } catch (StoreException e) {
      throw new StoreException("line " + scalar.base().line() + ": " + e.getMessage(), e);
    }
  }

  private Node.Sequence sequence(RawNode.Sequence sequence, boolean commentsDone)
      throws StoreException {
    var own = sequence.base().comments();
    var elements = new ArrayList<Element>();
    if (!commentsDone) {
      elements.addAll(comments(own.head(), false));
      elements.addAll(comments(own.line(), false));
    }
    for (var item : sequence.items()) {
      var comments = item.node().base().comments();
      elements.addAll(comments(comments.head(), false));
      elements.addAll(comments(comments.line(), true));
      elements.add(nested(item.node(), true));
      elements.addAll(comments(comments.foot(), false));
    }
    if (!commentsDone) {
      elements.addAll(comments(own.foot(), false));
    }
    return new Node.Sequence(elements);
  }

  private Node nested(RawNode node, boolean commentsDone) throws StoreException {
    if (++depth > Nesting.MAX + 1) {
      throw error(node, Parser.TOO_DEEP);
    }
    var result = node(node, commentsDone);
    depth--;
    return result;
  }

  private void addMapping(RawNode.Mapping mapping, boolean commentsDone, List<Item> items)
      throws StoreException {
    var own = mapping.base().comments();
    if (!commentsDone) {
      items.addAll(comments(own.head(), false));
      items.addAll(comments(own.line(), false));
    }
    var keys = new HashSet<String>();
    for (var pair : mapping.pairs()) {
      var key = Keys.text(pair.key());
      if (!keys.add(key)) {
        throw error(pair.key(), "this key stands above in the same mapping");
      }
      Keys.checkMerge(pair);
      addPair(key, pair, items);
    }
    if (!commentsDone) {
      items.addAll(comments(own.foot(), false));
    }
  }

  private void addPair(String key, RawNode.Pair pair, List<Item> items) throws StoreException {
    var keyComments = pair.key().base().comments();
    var comments = pair.value().base().comments();
    items.addAll(comments(keyComments.head(), false));
    items.addAll(comments(keyComments.line(), false));
    boolean single =
        pair.value() instanceof RawNode.Scalar || pair.value() instanceof RawNode.Alias;
    if (single) {
      items.addAll(comments(comments.head(), false));
      items.addAll(comments(comments.line(), true));
    }
    items.add(new Entry(key, nested(pair.value(), single)));
    if (single) {
      items.addAll(comments(comments.foot(), false));
    }
    items.addAll(comments(keyComments.foot(), false));
  }

  private List<Comment> comments(List<CommentLine> lines, boolean inline) {
    var comments = new ArrayList<Comment>();
    for (var line : lines) {
      if (!line.isEmpty()) {
        var text = Arrays.copyOfRange(source, line.start() + 1, line.end());
        var site = site(line.start() + 1, line.end());
        comments.add(new Comment(new Value.Str(SecretBytes.adopt(text)), inline, site));
      }
    }
    return comments;
  }

  static StoreException error(RawNode node, String problem) {
    return new StoreException("line " + node.base().line() + ": " + problem);
  }
}
