package dev.coffre.cli.inventory;

import dev.coffre.git.Repository;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.IndexEntry;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.scan.input.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files as they are now. Of a repository only those that Git knows: others are not in anybody
/// else's checkout. What a sparse checkout leaves out is taken from the index.
final class WorkTree implements Snapshot {
  private static final long CACHE = 16 << 20;

  private final Grounds grounds;
  private final Map<String, IndexEntry> known;
  private final List<String> paths;
  private final Optional<ObjectReader> reader;

  private WorkTree(Grounds grounds, Map<String, IndexEntry> known, List<String> paths) {
    this.grounds = grounds;
    this.known = known;
    this.paths = paths;
    this.reader = grounds.repository().map(repository -> repository.store().reader(CACHE));
  }

  static WorkTree of(Grounds grounds) throws IOException {
    var known = new TreeMap<String, IndexEntry>();
    var paths = new ArrayList<String>();
    if (grounds.repository().isPresent()) {
      known.putAll(known(grounds.repository().get()));
      known.keySet().stream().filter(grounds::covers).forEach(paths::add);
    } else {
      for (var file : FileTree.files(grounds.top())) {
        paths.add(Grounds.relative(grounds.top(), file));
      }
      paths.sort(null);
    }
    return new WorkTree(grounds, known, paths);
  }

  private static Map<String, IndexEntry> known(Repository repository) throws IOException {
    var known = new TreeMap<String, IndexEntry>();
    for (var entry : Index.read(repository).entries()) {
      if (entry.mode() == FileMode.FILE || entry.mode() == FileMode.EXECUTABLE) {
        known.putIfAbsent(entry.path().text().orElseGet(entry.path()::toString), entry);
      }
    }
    return known;
  }

  /// Files that Git neither knows nor ignores: they are not listed.
  static List<String> unknown(Grounds grounds) throws IOException {
    var unknown = new ArrayList<String>();
    if (grounds.repository().isEmpty()) {
      return unknown;
    }
    var known = known(grounds.repository().get());
    for (var file : FileTree.filesNotIgnored(grounds.top().resolve(grounds.below()))) {
      var path = Grounds.relative(grounds.top(), file);
      if (!known.containsKey(path)) {
        unknown.add(path);
      }
    }
    return unknown;
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    Path file = grounds.top().resolve(path);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(Files.readAllBytes(file));
    }
    var entry = Optional.ofNullable(known.get(path)).filter(IndexEntry::skipWorktree);
    return entry.isPresent() && reader.isPresent()
        ? Optional.of(reader.get().read(entry.get().id(), ObjectKind.BLOB).toBytes())
        : Optional.empty();
  }

  @Override
  public void close() {
    reader.ifPresent(ObjectReader::close);
  }
}
