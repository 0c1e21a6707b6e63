package dev.coffre.cli.inventory;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.scan.Exposures;
import dev.coffre.inventory.read.Sources;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;

/// Goes through files and lists what is found.
///
/// @param counted which paths are listed
record Stocktaking(Snapshot files, Exposures exposures, Predicate<String> counted) {
  private static final int LARGEST = 32 << 20;

  /// The inventory of the files, without the ages of values.
  Inventory run() throws FileFailure {
    var holdings = new ArrayList<Holding>();
    var uses = new ArrayList<Use>();
    var found = new ArrayList<Exposure>();
    for (var path : files.paths()) {
      var file = counted.test(path) ? read(path) : Optional.<SourceFile>empty();
      if (file.isPresent()) {
        var sources = Sources.of(file.get());
        holdings.addAll(sources.holdings());
        uses.addAll(sources.uses());
        found.addAll(exposures.in(file.get()));
      }
    }
    return new Inventory(Inventory.Past.NONE, holdings, uses, found);
  }

  private Optional<SourceFile> read(String path) throws FileFailure {
    try {
      return files
          .read(path)
          .filter(content -> content.length <= LARGEST)
          .flatMap(content -> SourceFile.of(path, content));
    } catch (IOException e) {
      throw new FileFailure(path, e);
    }
  }
}
