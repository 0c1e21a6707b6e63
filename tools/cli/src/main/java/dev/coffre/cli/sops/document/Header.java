package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.call.EngineFailure;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.sops.Format;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Entry;
import java.util.List;
import java.util.Optional;

/// What sops takes for the metadata of a file.
public final class Header {
  private Header() {}

  /// The metadata; empty if the file has none.
  ///
  /// @throws Failure if what the file has under the reserved name is none
  public static Optional<Metadata> of(Store.Parsed file, Format format) throws Failure {
    if (file.metadata().isEmpty()) {
      requireNone(reserved(file, format), format);
      return Optional.empty();
    }
    if (isAbsent(file, format)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Sops.metadata(file));
    } catch (SopsException e) {
      throw EngineFailure.of(e);
    }
  }

  /// An empty mapping counts as none, but not in YAML.
  private static boolean isAbsent(Store.Parsed file, Format format) {
    return format != Format.YAML && file.metadata().orElseThrow().items().isEmpty();
  }

  private static List<Entry> reserved(Store.Parsed file, Format format) {
    return file.tree().documents().stream()
        .limit(1)
        .flatMap(document -> document.items().stream())
        .filter(Entry.class::isInstance)
        .map(Entry.class::cast)
        .filter(entry -> format.reserves(entry.key()))
        .toList();
  }

  private static void requireNone(List<Entry> reserved, Format format) throws Failure {
    if (reserved.isEmpty()) {
      return;
    }
    if (format == Format.DOTENV || (format == Format.INI && reserved.size() == 1)) {
      throw Failure.generic("Error while unflattening: the keys of the metadata do not fit");
    }
    throw Failure.generic(
        reserved.size() > 1
            ? "Found duplicate sops entry"
            : "Found sops entry that is not a mapping");
  }
}
