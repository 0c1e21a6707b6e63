package dev.coffre.yaml;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Nesting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The documents of a configuration, read by the parser of encrypted files: it takes YAML as sops
/// does, and where a configuration matters there is mostly such a file, so it is there anyway. The
/// library's own costs every commit a hundred classes more (docs/adr/0038). It is asked about what
/// ours refuses: its words are what people find when they look for them. Not thread-safe.
public final class ConfigNodes {
  private static final String NULL = "tag:yaml.org,2002:null";

  /// The library's limits; beyond them it is to say so.
  private static final int DEEPEST = 50;

  private static final int MOST_ALIASES = 50;
  private static final int LONGEST = 3 << 20;

  private final IdentityHashMap<RawNode, ConfigNode> named = new IdentityHashMap<>();
  private int depth;
  private int aliases;

  private ConfigNodes() {}

  /// The documents of a text, one after the other. What it hands out may throw the library's
  /// exceptions.
  public static Iterator<ConfigNode> of(String text) {
    try {
      return Nesting.descend(() -> read(text)).iterator();
    } catch (StoreException e) {
      return new LibraryNodes(text);
    }
  }

  /// The root of the only document; a null if there is none.
  ///
  /// @param file for messages
  /// @throws YamlException if the text is no YAML or has a second document, with the line
  public static ConfigNode single(String file, String text) throws YamlException {
    try {
      var documents = Nesting.descend(() -> read(text));
      if (documents.size() <= 1) {
        return documents.isEmpty() ? ConfigNode.Scalar.nothing(1) : documents.getFirst();
      }
    } catch (StoreException e) {
      return LibraryNodes.single(file, text);
    }
    return LibraryNodes.single(file, text);
  }

  /// The documents of a text.
  ///
  /// @throws StoreException if the library has to be asked
  static List<ConfigNode> read(String text) throws StoreException {
    require(text.length() <= LONGEST);
    var documents = new ArrayList<ConfigNode>();
    for (var document : Parser.parse(text.getBytes(StandardCharsets.UTF_8)).documents()) {
      documents.add(new ConfigNodes().node(document.root()));
    }
    return documents;
  }

  private static void require(boolean usual) throws StoreException {
    if (!usual) {
      throw new StoreException("beyond the limits of a configuration");
    }
  }

  private ConfigNode node(RawNode raw) throws StoreException {
    require(++depth <= DEEPEST);
    var node =
        switch (raw) {
          case RawNode.Scalar scalar -> scalar(scalar);
          case RawNode.Sequence sequence -> isNull(raw) ? nothing(raw) : sequence(sequence);
          case RawNode.Mapping mapping -> isNull(raw) ? nothing(raw) : mapping(mapping);
          case RawNode.Alias alias -> alias(alias);
        };
    depth--;
    if (raw.base().anchored()) {
      named.put(raw, node);
    }
    return node;
  }

  private static boolean isNull(RawNode raw) {
    return raw.base().tag().equals(NULL);
  }

  private static ConfigNode nothing(RawNode raw) {
    return ConfigNode.Scalar.nothing(raw.base().line());
  }

  private static ConfigNode scalar(RawNode.Scalar scalar) {
    var text = scalar.text().expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
    boolean plain = scalar.style() == Style.PLAIN;
    boolean isNull =
        switch (scalar.base().tag()) {
          case "" -> plain && isNull(text);
          case "!" -> isNull(text);
          default -> isNull(scalar);
        };
    return new ConfigNode.Scalar(scalar.base().line(), text, plain, isNull);
  }

  private static boolean isNull(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private ConfigNode sequence(RawNode.Sequence sequence) throws StoreException {
    var items = new ArrayList<ConfigNode>();
    for (var item : sequence.items()) {
      items.add(node(item.node()));
    }
    return new ConfigNode.Sequence(sequence.base().line(), items);
  }

  private ConfigNode mapping(RawNode.Mapping mapping) throws StoreException {
    var pairs = new ArrayList<ConfigNode.Pair>();
    for (var pair : mapping.pairs()) {
      pairs.add(new ConfigNode.Pair(node(pair.key()), node(pair.value())));
    }
    return new ConfigNode.Mapping(mapping.base().line(), pairs);
  }

  /// What a name stands for. Only of lists and mappings can there be too many: they multiply.
  private ConfigNode alias(RawNode.Alias alias) throws StoreException {
    var node =
        alias
            .target()
            .node()
            .flatMap(target -> Optional.ofNullable(named.get(target)))
            .orElseThrow(() -> new StoreException("a node contains itself"));
    require(node instanceof ConfigNode.Scalar || ++aliases <= MOST_ALIASES);
    return node;
  }
}
