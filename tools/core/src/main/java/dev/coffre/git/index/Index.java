package dev.coffre.git.index;

import dev.coffre.file.WholeFile;
import dev.coffre.git.Repository;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.store.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The staging area: what the next commit will have.
///
/// @param entries in Git's order: by path, then by stage
public record Index(List<IndexEntry> entries) {
  private static final long CACHE = 8 << 20;

  public Index {
    entries = List.copyOf(entries);
  }

  /// Reads it. A split index is put together, and what a sparse one has as a folder is listed file
  /// by file. Where there is none yet, it is empty.
  public static Index read(Repository repository) throws GitException {
    var file = repository.layout().indexFile();
    if (!Files.exists(file)) {
      return new Index(List.of());
    }
    var entries = joined(file, repository);
    if (entries.stream().anyMatch(entry -> entry.mode() == FileMode.TREE)) {
      try (var reader = repository.store().reader(CACHE)) {
        entries = expanded(entries, reader, repository.format());
      }
    }
    entries.sort((a, b) -> {
      int order = a.path().compareTo(b.path());
      return order == 0 ? Integer.compare(a.stage(), b.stage()) : order;
    });
    return new Index(entries);
  }

  /// What the next commit will have at a path; empty if that is nothing, or not settled yet.
  public Optional<IndexEntry> find(GitPath path) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var entry = entries.get(middle);
      int order = entry.path().compareTo(path);
      if (order == 0) {
        return entry.stage() == 0 && !entry.intentToAdd() ? Optional.of(entry) : Optional.empty();
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return Optional.empty();
  }

  private static List<IndexEntry> joined(Path file, Repository repository) throws GitException {
    var own = parse(file, repository.format());
    if (own.link().isEmpty() || own.link().get().shared().isEmpty()) {
      return own.entries();
    }
    var link = own.link().get();
    var name = "sharedindex." + link.shared().orElseThrow();
    var shared = parse(repository.layout().gitDir().resolve(name), repository.format());
    if (link.replaced().cardinality() > own.entries().size()
        || link.replaced().length() > shared.entries().size()
        || link.deleted().length() > shared.entries().size()) {
      throw new Corrupt(file.toString(), "it does not fit " + name);
    }
    return link.apply(shared.entries(), own.entries());
  }

  private static IndexParser.Parsed parse(Path file, ObjectFormat format) throws GitException {
    try {
      return new IndexParser(file, WholeFile.read(file), format).parse();
    } catch (NoSuchFileException e) {
      throw new Corrupt(file.toString(), "it is not there");
    } catch (GitException e) {
      throw e;
    } catch (IOException e) {
      throw new Unreadable(file, e);
    }
  }

  private static List<IndexEntry> expanded(
      List<IndexEntry> entries, ObjectReader reader, ObjectFormat format) throws GitException {
    var files = new ArrayList<IndexEntry>();
    for (var entry : entries) {
      if (entry.mode() == FileMode.TREE) {
        TreeFiles.list(
            entry.path().folder(), entry.id(), reader, format, file -> files.add(skipped(file)));
      } else {
        files.add(entry);
      }
    }
    return files;
  }

  private static IndexEntry skipped(Side file) {
    return new IndexEntry(file.path(), file.mode(), file.id(), 0, false, true);
  }
}
