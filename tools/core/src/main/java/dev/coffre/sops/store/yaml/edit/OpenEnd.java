package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.token.BlockLayout;
import dev.coffre.sops.store.yaml.token.Characters;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text whose last line is not ended. A block scalar there must not take in the line break that
/// is written when something is added below it.
final class OpenEnd {
  private OpenEnd() {}

  /// `source` so that a line break at its end changes no value.
  static byte[] closed(byte[] source) throws StoreException {
    if (isEnded(source)) {
      return source;
    }
    var documents = Parser.parse(source).documents();
    if (documents.isEmpty()) {
      return source;
    }
    var last = last(documents.getLast().root());
    return last instanceof RawNode.Scalar scalar && scalar.layout().isPresent()
        ? Splice.apply(source, splices(source, scalar, scalar.layout().get()))
        : source;
  }

  private static boolean isEnded(byte[] source) {
    int last = source.length - 1;
    while (last > 0 && (source[last] & 0xC0) == 0x80) {
      last--;
    }
    return last < 0 || Characters.breakLength(source, last) > 0;
  }

  private static RawNode last(RawNode root) {
    var node = root;
    while (true) {
      switch (node) {
        case RawNode.Mapping mapping when !mapping.pairs().isEmpty() ->
            node = mapping.pairs().getLast().value();
        case RawNode.Sequence sequence when !sequence.items().isEmpty() ->
            node = sequence.items().getLast().node();
        case RawNode.Mapping mapping -> {
          return mapping;
        }
        case RawNode.Sequence sequence -> {
          return sequence;
        }
        case RawNode.Scalar scalar -> {
          return scalar;
        }
        case RawNode.Alias alias -> {
          return alias;
        }
      }
    }
  }

  private static List<Splice> splices(byte[] source, RawNode.Scalar scalar, BlockLayout layout) {
    if (layout.contentEnd() == source.length && layout.contentEnd() > layout.bodyStart()) {
      int start = scalar.base().contentStart();
      int length = layout.headerEnd() - start;
      var header = new String(source, start, length, StandardCharsets.US_ASCII);
      var strip = header.replaceAll("[-+]", "") + "-";
      return List.of(Splice.of(start, layout.headerEnd(), ValueEdits.ascii(strip)));
    }
    int end = source.length;
    while (layout.keep() && end > layout.contentEnd() && source[end - 1] == ' ') {
      end--;
    }
    return List.of(Splice.of(end, source.length, new byte[0]));
  }
}
