package dev.coffre.sops.store.yaml.tree;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.scalar.Resolver;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Keys of mappings: strings only, and `<<` with what may stand under it.
public final class Keys {
  private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

  private Keys() {}

  /// The text of a key.
  ///
  /// @throws StoreException if the key is no string: sops cannot address it
  public static String text(RawNode key) throws StoreException {
    var target = key instanceof RawNode.Alias alias ? alias.target().node().orElse(key) : key;
    if (target instanceof RawNode.Scalar scalar
        && Resolver.resolve(scalar.text(), scalar.base().tag(), scalar.style() == Style.PLAIN)
            instanceof Value.Str(var bytes)) {
      return bytes.expose(text -> new String(text, StandardCharsets.UTF_8));
    }
    throw TreeBuilder.error(key, "only strings can be keys; quote this one");
  }

  /// Refuses a merge key over anything but mappings, as go-yaml does.
  static void checkMerge(RawNode.Pair pair) throws StoreException {
    if (isMerge(pair.key()) && !isMapping(pair.value()) && !isListOfMappings(pair.value())) {
      throw TreeBuilder.error(pair.value(), "<< takes a mapping or a list of mappings; quote it");
    }
  }

  private static boolean isMerge(RawNode key) {
    if (!(key instanceof RawNode.Scalar scalar) || !isMergeMark(scalar.text())) {
      return false;
    }
    var tag = scalar.base().tag();
    boolean untagged = tag.isEmpty() || tag.equals("!");
    return untagged ? scalar.style() == Style.PLAIN : tag.equals(MERGE_TAG);
  }

  private static boolean isMergeMark(SecretBytes text) {
    return text.expose(bytes -> Arrays.equals(bytes, new byte[] {'<', '<'}));
  }

  private static boolean isListOfMappings(RawNode node) {
    return node instanceof RawNode.Sequence sequence && areMappings(sequence.items());
  }

  private static boolean areMappings(List<RawNode.Item> items) {
    for (var item : items) {
      if (!isMapping(item.node())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMapping(RawNode node) {
    return resolved(node) instanceof RawNode.Mapping;
  }

  private static RawNode resolved(RawNode node) {
    return node instanceof RawNode.Alias alias ? alias.target().node().orElse(node) : node;
  }
}
