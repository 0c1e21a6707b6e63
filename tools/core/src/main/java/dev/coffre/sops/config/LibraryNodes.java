package dev.coffre.sops.config;

import dev.coffre.yaml.YamlNodes;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The documents of a `.sops.yaml`, read by the library, which looks at no document before it is
/// asked for. Not thread-safe.
final class LibraryNodes implements Iterator<ConfigNode> {
  private final Composer documents;
  private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();

  LibraryNodes(String text) {
    this.documents = YamlNodes.documents(text);
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
    if (open.put(node, true) != null) {
      throw new YAMLException("line " + line + ": a node contains itself");
    }
    var read = node instanceof SequenceNode list ? list(line, list) : mapping(line, node);
    open.remove(node);
    return read;
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
