package dev.coffre.inventory.date;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.inventory.read.Sources;
import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.scan.baseline.SecretDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Fills in when the values of an inventory last changed.
///
/// @param findings of the scanner, in one version of a file
public record Ages(Repository repository, Function<SourceFile, List<Exposure>> findings) {

  /// The inventory with what the history says.
  ///
  /// @param head the commit that it is of, or was of before somebody edited the files; empty if
  ///   there is none yet
  public Inventory fill(Inventory inventory, Optional<ObjectId> head) throws GitException {
    var wanted = new ArrayList<Wanted>();
    for (var holding : inventory.holdings()) {
      holding.values().forEach(value -> wanted.add(wanted(holding, value.name(), value.digest())));
    }
    inventory.exposures().forEach(found -> wanted.add(wanted(found)));
    boolean scans = !inventory.exposures().isEmpty();
    var found =
        head.isPresent()
            ? LastChanges.of(
                repository, head.get(), wanted, (path, content) -> values(path, content, scans))
            : Map.<Wanted, Change>of();
    var holdings = inventory.holdings().stream().map(holding -> dated(holding, found)).toList();
    var exposures =
        inventory.exposures().stream()
            .map(exposure -> exposure.changed(changed(wanted(exposure), found)))
            .toList();
    var past = repository.shallow().isEmpty() ? Inventory.Past.WHOLE : Inventory.Past.SHALLOW;
    return new Inventory(past, holdings, inventory.uses(), exposures, inventory.omissions());
  }

  /// What of an inventory some commit has too.
  public Inventory present(Inventory inventory, ObjectId commit) throws GitException {
    var wanted = new ArrayList<Wanted>();
    for (var holding : inventory.holdings()) {
      holding.values().forEach(value -> wanted.add(wanted(holding, value.name(), value.digest())));
    }
    inventory.exposures().forEach(found -> wanted.add(wanted(found)));
    var present =
        LastChanges.present(
            repository, commit, wanted, (path, content) -> values(path, content, true));
    var holdings =
        inventory.holdings().stream()
            .map(holding ->
                holding.only(
                    value -> present.contains(wanted(holding, value.name(), value.digest()))))
            .toList();
    var exposures =
        inventory.exposures().stream().filter(found -> present.contains(wanted(found))).toList();
    return new Inventory(inventory.past(), holdings, List.of(), exposures, inventory.omissions());
  }

  /// The commit that last changed a file; empty if the file is not committed as it is.
  public Optional<ObjectId> lastCommit(ObjectId head, String path, byte[] content)
      throws GitException {
    var wanted = new Wanted(path, file(content));
    var found =
        LastChanges.of(repository, head, List.of(wanted), (_, version) -> Set.of(file(version)));
    return Optional.ofNullable(found.get(wanted)).flatMap(Change::commit);
  }

  private static DatedValue file(byte[] content) {
    return new DatedValue("file", "", SecretDigest.of(content, 0, content.length));
  }

  private static Holding dated(Holding holding, Map<Wanted, Change> found) {
    return holding.withValues(
        value -> value.changed(changed(wanted(holding, value.name(), value.digest()), found)));
  }

  private static Changed changed(Wanted wanted, Map<Wanted, Change> found) {
    return found.getOrDefault(wanted, Change.UNCOMMITTED).when();
  }

  private static Wanted wanted(Holding holding, String name, SecretDigest digest) {
    return new Wanted(holding.path(), value(holding, name, digest));
  }

  private static Wanted wanted(Exposure found) {
    return new Wanted(found.path(), value(found));
  }

  private static DatedValue value(Holding holding, String name, SecretDigest digest) {
    return new DatedValue(holding.kind().id() + " " + holding.name(), name, digest);
  }

  private static DatedValue value(Exposure found) {
    return new DatedValue("finding", found.rule(), found.digest());
  }

  private Set<DatedValue> values(String path, byte[] content, boolean scans) {
    var values = new HashSet<DatedValue>();
    var file = SourceFile.of(path, content);
    if (file.isPresent()) {
      for (var holding : Sources.holdings(file.get())) {
        holding.values().forEach(held -> values.add(value(holding, held.name(), held.digest())));
      }
      if (scans) {
        findings.apply(file.get()).forEach(found -> values.add(value(found)));
      }
    }
    return values;
  }
}
