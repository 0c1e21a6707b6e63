package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Held.Protection;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Holding.Fact;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.sops.Format;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files encrypted by SOPS: who reads them, and which values they have.
final class SopsReader implements SourceReader {
  private static final String MARK = "lastmodified";

  @Override
  public void read(SourceFile file, Sources found) {
    if (!file.text().contains(MARK)) {
      return;
    }
    var format = Format.ofFileName(file.name());
    try {
      var parsed = format.store().parse(file.content());
      if (parsed.metadata().isPresent()) {
        var metadata = Metadata.parse(parsed.metadata().get());
        Nesting.descend(() -> {
          found.add(holding(file, format, parsed, metadata));
          return true;
        });
      }
    } catch (StoreException | MetadataException notSops) {
      return;
    }
  }

  private static Holding holding(
      SourceFile file, Format format, Store.Parsed parsed, Metadata metadata) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("format", format.label()));
    facts.add(new Fact("last modified", metadata.lastModified()));
    if (metadata.groups().size() > 1) {
      facts.add(new Fact("key groups", Integer.toString(metadata.groups().size())));
      facts.add(new Fact("needed", Integer.toString(threshold(metadata))));
    }
    return new Holding(
        Holding.Kind.SOPS_FILE,
        file.path(),
        1,
        "",
        facts,
        readers(metadata),
        values(file, parsed, metadata));
  }

  private static int threshold(Metadata metadata) {
    int said = metadata.shamirThreshold();
    return said == 0 ? metadata.groups().size() : said;
  }

  private static List<String> readers(Metadata metadata) {
    return metadata.groups().stream()
        .flatMap(group -> group.keys().stream())
        .map(key -> key.kind().label() + " " + key.id())
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Held> values(SourceFile file, Store.Parsed parsed, Metadata metadata) {
    var names = new UniqueNames();
    var values = new ArrayList<Held>();
    for (var leaf : Survey.of(parsed.tree(), metadata.selector())) {
      if (leaf.kind() == Leaf.Kind.SELECTED || Envelope.isMeant(leaf.value())) {
        value(file, names, leaf).ifPresent(values::add);
      }
    }
    return values;
  }

  private static Optional<Held> value(SourceFile file, UniqueNames names, Leaf leaf) {
    if (leaf.kind() == Leaf.Kind.SELECTED_COMMENT) {
      return Optional.empty();
    }
    int line = leaf.site().start() < 0 ? 1 : file.lineOfByte(leaf.site().start());
    var name = names.of(leaf.path().toString());
    var protection = protection(leaf.value());
    return Optional.of(new Held(name, line, protection, Scalars.digest(leaf.value())));
  }

  private static Protection protection(Value value) {
    if (value instanceof Value.Str(var bytes) && bytes.length() == 0) {
      return Protection.EMPTY;
    }
    return Envelope.isMeant(value) ? Protection.ENCRYPTED : Protection.CLEAR;
  }
}
