package dev.coffre.inventory.date;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.inventory.read.Sources;
import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.SourceFile;
import dev.coffre.scan.baseline.SecretDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills in when the values of an inventory last changed.
public final class Ages {
  private Ages() {}

  /// The inventory with what the history says.
  ///
  /// @param head the commit that it is of, or was of before somebody edited the files; empty if
  ///   there is none yet
  public static Inventory of(Inventory inventory, Repository repository, Optional<ObjectId> head)
      throws GitException {
    var wanted = new ArrayList<Wanted>();
    for (var holding : inventory.holdings()) {
      holding.values().forEach(value -> wanted.add(wanted(holding, value.name(), value.digest())));
    }
    var found =
        head.isPresent()
            ? LastChanges.of(repository, head.get(), wanted, Ages::values)
            : Map.<Wanted, Changed>of();
    var holdings = inventory.holdings().stream().map(holding -> dated(holding, found)).toList();
    var past = repository.shallow().isEmpty() ? Inventory.Past.WHOLE : Inventory.Past.SHALLOW;
    return new Inventory(past, holdings, inventory.uses(), inventory.exposures());
  }

  private static Holding dated(Holding holding, Map<Wanted, Changed> found) {
    return holding.withValues(value -> {
      var key = wanted(holding, value.name(), value.digest());
      return value.changed(found.getOrDefault(key, new Changed.Uncommitted()));
    });
  }

  private static Wanted wanted(Holding holding, String name, SecretDigest digest) {
    return new Wanted(holding.path(), key(holding, name), digest);
  }

  private static ValueKey key(Holding holding, String name) {
    return new ValueKey(holding.kind().id() + " " + holding.name(), name);
  }

  private static Map<ValueKey, SecretDigest> values(String path, byte[] content) {
    var values = new LinkedHashMap<ValueKey, SecretDigest>();
    List<Holding> holdings =
        SourceFile.of(path, content).map(file -> Sources.of(file).holdings()).orElse(List.of());
    for (var holding : holdings) {
      holding.values().forEach(value -> values.put(key(holding, value.name()), value.digest()));
    }
    return values;
  }
}
