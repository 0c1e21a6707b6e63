package dev.coffre.git.store;

import dev.coffre.file.FolderNames;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Pack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All packs and loose objects of a repository, those of its alternates too. Thread-safe; its packs
/// stay open until it is closed.
public final class ObjectStore implements AutoCloseable {
  private final ObjectFormat format;
  private final List<Pack> packs = new ArrayList<>();
  private final List<LooseObjects> loose = new ArrayList<>();
  private final boolean promised;

  private ObjectStore(ObjectFormat format, boolean promised) {
    this.format = format;
    this.promised = promised;
  }

  /// Opens every pack under the folders and under the alternates that they name.
  ///
  /// @param folders `objects` folders
  /// @param promisor whether the configuration names a remote that has what is missing here
  public static ObjectStore open(List<Path> folders, ObjectFormat format, boolean promisor)
      throws GitException {
    var all = Alternates.follow(folders);
    var indexes = new ArrayList<Path>();
    boolean promised = promisor;
    for (var folder : all) {
      var packs = folder.resolve("pack");
      for (var name : names(packs)) {
        promised |= name.endsWith(".promisor");
        if (name.startsWith("pack-") && name.endsWith(".idx")) {
          indexes.add(packs.resolve(name));
        }
      }
    }
    var store = new ObjectStore(format, promised);
    try {
      store.add(indexes, all);
      return store;
    } catch (GitException e) {
      store.close();
      throw e;
    }
  }

  private void add(List<Path> indexes, Set<Path> folders) throws GitException {
    for (var index : indexes) {
      packs.add(Pack.open(index, format));
    }
    for (var folder : folders) {
      loose.add(new LooseObjects(folder, format));
    }
  }

  private static List<String> names(Path folder) throws Unreadable {
    try {
      return FolderNames.of(folder);
    } catch (IOException e) {
      throw new Unreadable(folder, e);
    }
  }

  /// A reader for one thread.
  ///
  /// @param cacheBytes how much of what it read it may keep
  public ObjectReader reader(long cacheBytes) {
    return new ObjectReader(this, cacheBytes);
  }

  public ObjectFormat format() {
    return format;
  }

  /// Whether objects may be absent because a remote has promised them (a partial clone).
  public boolean promised() {
    return promised;
  }

  /// The ids that start with these hexadecimal digits, at least two.
  public Set<ObjectId> startingWith(String digits) throws GitException {
    var ids = new LinkedHashSet<ObjectId>();
    for (var pack : packs) {
      ids.addAll(pack.index().startingWith(digits));
    }
    for (var folder : loose) {
      folder.startingWith(digits.substring(0, 2)).stream()
          .filter(id -> id.toString().startsWith(digits))
          .forEach(ids::add);
    }
    return ids;
  }

  /// Every loose object.
  public Set<ObjectId> looseIds() throws GitException {
    var ids = new HashSet<ObjectId>();
    for (var folder : loose) {
      for (int first = 0; first < 256; first++) {
        ids.addAll(folder.startingWith(String.format("%02x", first)));
      }
    }
    return ids;
  }

  /// The packs, in a fixed order.
  public List<Pack> packs() {
    return List.copyOf(packs);
  }

  List<LooseObjects> loose() {
    return loose;
  }

  /// What to say of an object that is not here.
  public String whyMissing() {
    return promised
        ? ": this is a partial clone, and reading does not fetch; fetch it with git first"
        : ": the repository is damaged, or was repacked at this moment; git fsck tells which";
  }

  /// Lets go of the packs, which are unmapped when nothing reads them any more.
  @Override
  public void close() {
    packs.clear();
  }
}
