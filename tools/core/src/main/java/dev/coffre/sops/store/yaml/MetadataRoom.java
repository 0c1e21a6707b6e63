package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.LooseComment;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store.Parsed;
import dev.coffre.sops.store.Store.Room;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.tree.TreeComments;
import dev.coffre.sops.store.yaml.tree.YamlComment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts metadata that are yet to come below a plain text.
///
/// go-yaml gives a comment at the end of a file to another parent once an entry follows, and some
/// to nobody: their ciphertext could not be decrypted, or not be found.
final class MetadataRoom {
  private static final MetadataEdit.Write PLACEHOLDER =
      new MetadataEdit.Write(
          new Node.Mapping(List.of(new Entry("mac", Node.Scalar.of(Value.Str.of(""))))));

  private final YamlStore store;
  private final byte[] source;
  private final Parsed plain;

  MetadataRoom(YamlStore store, byte[] source, Parsed plain) {
    this.store = store;
    this.source = source;
    this.plain = plain;
  }

  /// The text with room, or as it is if it has no comments or cannot be encrypted anyway.
  Room made() throws StoreException {
    if (!hasComments() || plain.metadata().isPresent() || isReserved()) {
      return new Room(source, plain);
    }
    var text = store.patch(source, List.of(), PLACEHOLDER);
    var roomy = store.parse(text);
    return new Room(text, new Parsed(roomy.tree(), Optional.empty(), inSource(roomy.loose())));
  }

  private boolean hasComments() {
    return !plain.loose().isEmpty() || !TreeComments.starts(plain.tree()).isEmpty();
  }

  private boolean isReserved() {
    return plain.tree().documents().stream()
        .anyMatch(document -> document.find(YamlStore.METADATA).isPresent());
  }

  /// The loose comments of the text with room, at their lines in the source. Both texts have the
  /// same comments, so that their numbers tell which is which.
  private List<LooseComment> inSource(List<LooseComment> loose) throws StoreException {
    if (loose.isEmpty()) {
      return loose;
    }
    var before = plain.loose().stream().map(MetadataRoom::number).collect(Collectors.toSet());
    var lines = lines();
    var moved = new ArrayList<LooseComment>();
    for (var comment : loose) {
      int line = lines.get(number(comment));
      if (!before.contains(number(comment))) {
        throw new StoreException(
            "line "
                + line
                + ": this comment would be lost with the metadata below it; move it above a key");
      }
      moved.add(((YamlComment) comment).at(line));
    }
    return moved;
  }

  private static int number(LooseComment comment) {
    return ((YamlComment) comment).number();
  }

  /// The line of each comment of the source.
  private List<Integer> lines() throws StoreException {
    return YamlComment.lines(source, Parser.parse(source));
  }
}
