package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.ArrayList;
import java.util.List;

/// What is found in one file.
public final class Sources {
  private static final List<SourceReader> HOLDERS =
      List.of(new SopsReader(), new KubernetesReader(), new AnsibleReader());

  private static final List<SourceReader> NAMERS =
      List.of(
          new ManifestVariableReader(),
          new EnvironmentReader(),
          new DestructuringReader(),
          new PipelineReader(),
          new TerraformReader(),
          new LookupReader(),
          new ReferenceReader());

  private final List<Holding> holdings = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();

  private Sources() {}

  /// Everything in a file.
  public static Sources of(SourceFile file) {
    var found = new Sources();
    HOLDERS.forEach(reader -> reader.read(file, found));
    NAMERS.forEach(reader -> reader.read(file, found));
    return found;
  }

  /// Only what holds values.
  public static List<Holding> holdings(SourceFile file) {
    var found = new Sources();
    HOLDERS.forEach(reader -> reader.read(file, found));
    return found.holdings();
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
