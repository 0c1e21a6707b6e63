package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.ArrayList;
import java.util.List;

/// What is found in one file.
public final class Sources {
  private static final List<SourceReader> READERS = List.of(new SopsReader());

  private final List<Holding> holdings = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();

  private Sources() {}

  /// Everything in a file.
  public static Sources of(SourceFile file) {
    var found = new Sources();
    READERS.forEach(reader -> reader.read(file, found));
    return found;
  }

  void add(Holding holding) {
    holdings.add(holding);
  }

  void add(Use use) {
    uses.add(use);
  }

  public List<Holding> holdings() {
    return List.copyOf(holdings);
  }

  public List<Use> uses() {
    return List.copyOf(uses);
  }
}
