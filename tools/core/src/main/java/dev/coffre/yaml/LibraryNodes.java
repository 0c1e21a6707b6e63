package dev.coffre.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Optional;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The documents of a configuration, read by the library, which looks at no document before it is
/// asked for. Not thread-safe.
final class LibraryNodes implements Iterator<ConfigNode> {
  private final Composer documents;

  /// What was read of lists and mappings, since aliases multiply them; nothing while one is open.
  private final IdentityHashMap<Node, Optional<ConfigNode>> read = new IdentityHashMap<>();

  LibraryNodes(String text) {
    this.documents = YamlNodes.documents(text);
  }

  /// The root of the only document; a null if there is none.
  ///
  /// @throws YamlException if the text is no YAML or has a second document
  static ConfigNode single(String file, String text) throws YamlException {
    var root = YamlNodes.single(file, text);
    try {
      return root.isPresent()
          ? new LibraryNodes("").node(root.get())
          : ConfigNode.Scalar.nothing(1);
    } catch (YAMLException e) {
      throw new YamlException(file + ": " + e.getMessage());
    }
  }

  @Override
  public boolean hasNext() {
    return documents.checkNode();
  }

  @Override
  public ConfigNode next() {
    documents.checkNode(); // it takes what stands before the first document
    return node(documents.getNode());
  }

  private ConfigNode node(Node node) {
    int line = node.getStartMark().getLine() + 1;
    boolean isNull = node.getTag().equals(Tag.NULL);
    if (node instanceof ScalarNode scalar) {
      return new ConfigNode.Scalar(line, scalar.getValue(), scalar.isPlain(), isNull);
    }
    if (isNull) {
      return ConfigNode.Scalar.nothing(line);
    }
    var known = read.get(node);
    if (known != null) {
      return known.orElseThrow(
          () -> new YAMLException("line " + line + ": a node contains itself"));
    }
    read.put(node, Optional.empty());
    var made = node instanceof SequenceNode list ? list(line, list) : mapping(line, node);
    read.put(node, Optional.of(made));
    return made;
  }

  private ConfigNode list(int line, SequenceNode list) {
    return new ConfigNode.Sequence(line, list.getValue().stream().map(this::node).toList());
  }

  private ConfigNode mapping(int line, Node node) {
    var pairs = new ArrayList<ConfigNode.Pair>();
    for (var pair : ((MappingNode) node).getValue()) {
      pairs.add(new ConfigNode.Pair(node(pair.getKeyNode()), node(pair.getValueNode())));
    }
    return new ConfigNode.Mapping(line, pairs);
  }
}
