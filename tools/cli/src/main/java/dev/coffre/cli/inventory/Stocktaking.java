package dev.coffre.cli.inventory;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.scan.Exposures;
import dev.coffre.inventory.read.Sources;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.Omission;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Goes through files and lists what is found.
final class Stocktaking {
  private static final int LARGEST = 32 << 20;
  private static final String MASKED = "(masked: it repeats a secret)";

  private final Exposures scanner;
  private final List<Holding> holdings = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<Exposure> exposures = new ArrayList<>();
  private final List<Omission> omissions = new ArrayList<>();

  private Stocktaking(Exposures scanner, List<Omission> omissions) {
    this.scanner = scanner;
    this.omissions.addAll(omissions);
  }

  /// The inventory of the files, without the ages of values.
  ///
  /// @param counted which paths are listed
  static Inventory of(
      Snapshot files, Exposures scanner, Predicate<String> counted, Omissions omissions)
      throws FileFailure {
    var stock = new Stocktaking(scanner, omissions.listed());
    for (var path : files.paths()) {
      if (counted.test(path) && !scanner.leavesOut(path) && !omissions.cover(path)) {
        stock.read(files, path).ifPresent(stock::add);
      }
    }
    return new Inventory(
        Inventory.Past.NONE, stock.holdings, stock.uses, stock.exposures, stock.omissions);
  }

  private void add(SourceFile file) {
    var sources = Sources.of(file);
    var found = scanner.in(file);
    if (found.isEmpty()) {
      holdings.addAll(sources.holdings());
      uses.addAll(sources.uses());
    } else {
      var repeated = scanner.repeated(file);
      sources.holdings().forEach(holding -> holdings.add(masked(holding, repeated)));
      sources.uses().forEach(use -> uses.add(masked(use, repeated)));
      exposures.addAll(found);
    }
  }

  private static Use masked(Use use, Predicate<String> repeated) {
    return new Use(
        use.kind(),
        masked(use.name(), repeated),
        masked(use.detail(), repeated),
        use.path(),
        use.line());
  }

  private static Holding masked(Holding holding, Predicate<String> repeated) {
    return new Holding(
        holding.kind(),
        holding.path(),
        holding.line(),
        masked(holding.name(), repeated),
        holding.facts().stream()
            .map(fact -> new Holding.Fact(fact.name(), masked(fact.value(), repeated)))
            .toList(),
        holding.readers(),
        holding.values().stream()
            .map(value -> value.named(masked(value.name(), repeated)))
            .toList());
  }

  private static String masked(String text, Predicate<String> repeated) {
    return repeated.test(text) ? MASKED : text;
  }

  private Optional<SourceFile> read(Snapshot files, String path) throws FileFailure {
    try {
      var content = files.read(path);
      if (content.isPresent() && content.get().length > LARGEST) {
        omissions.add(new Omission(path, "larger than 32 MiB"));
        return Optional.empty();
      }
      return content.flatMap(bytes -> SourceFile.of(path, bytes));
    } catch (IOException e) {
      throw new FileFailure(path, e);
    }
  }
}
