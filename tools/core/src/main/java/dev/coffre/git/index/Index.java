package dev.coffre.git.index;

import dev.coffre.git.Repository;
import dev.coffre.git.index.IndexParser.Span;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.store.ObjectReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The staging area: what the next commit will have. Immutable, thread-safe.
public final class Index {
  private static final long CACHE = 8 << 20;

  private final List<IndexEntry> entries;
  private final List<IndexFile> files;
  private final Optional<Span> trees;

  /// @param entries in Git's order; not copied, and never changed
  /// @param files that they are in
  /// @param trees where in the first of them it says what trees its folders are
  Index(List<IndexEntry> entries, List<IndexFile> files, Optional<Span> trees) {
    this.entries = Collections.unmodifiableList(entries);
    this.files = List.copyOf(files);
    this.trees = trees;
  }

  /// Opens and verifies it.
  public static Index read(Repository repository) throws GitException {
    var index = open(repository);
    index.verify();
    return index;
  }

  /// Opens it without comparing its hash. A split index is put together, and what a sparse one has
  /// as a folder is listed file by file. Where there is none yet, it is empty.
  public static Index open(Repository repository) throws GitException {
    var path = repository.layout().indexFile();
    if (!Files.exists(path)) {
      return new Index(List.of(), List.of(), Optional.empty());
    }
    var file = IndexFile.read(path, repository.format());
    var own = new IndexParser(file).parse();
    if (own.link().isEmpty() && !own.folders()) {
      return new Index(own.entries(), List.of(file), own.trees());
    }
    var files = new ArrayList<>(List.of(file));
    var entries = joined(own, repository, files);
    try (var reader = repository.store().reader(CACHE)) {
      entries = expanded(entries, reader, repository.format());
    }
    entries.sort((a, b) -> {
      int order = a.path().compareTo(b.path());
      return order == 0 ? Integer.compare(a.stage(), b.stage()) : order;
    });
    return new Index(entries, files, Optional.empty());
  }

  /// Compares the hash of each of its files with what is in it. Git itself does that only when it
  /// is asked for (git-fsck).
  ///
  /// @throws GitException if one does not fit
  public void verify() throws GitException {
    for (var file : files) {
      file.verify();
    }
  }

  /// What is in it, in Git's order: by path, then by stage.
  public List<IndexEntry> entries() {
    return entries;
  }

  /// The trees that its folders are, as far as Git noted them.
  CachedTrees trees() {
    if (trees.isEmpty()) {
      return new CachedTrees(new byte[0], 0, 0, ObjectFormat.SHA1);
    }
    var file = files.getFirst();
    return new CachedTrees(file.bytes(), trees.get().start(), trees.get().end(), file.format());
  }

  /// What is in none of these folders.
  ///
  /// @param folders in Git's order
  List<IndexEntry> outside(List<GitPath> folders) {
    var rest = new ArrayList<IndexEntry>();
    int next = 0;
    for (var folder : folders) {
      var start = folder.child(new byte[0], 0, 0);
      int from = first(next, entry -> entry.path().compareTo(start) >= 0);
      rest.addAll(entries.subList(next, from));
      next = first(from, entry -> !entry.path().isIn(folder));
    }
    rest.addAll(entries.subList(next, entries.size()));
    return rest;
  }

  /// The position of the first entry that is so, from one on where those before are not and those
  /// behind are. It is looked for in ever longer steps first: it is often near.
  private int first(int from, Predicate<IndexEntry> is) {
    int low = from;
    int step = 1;
    while (step <= entries.size() - low && !is.test(entries.get(low + step - 1))) {
      low += step;
      step *= 2;
    }
    int high = Math.min(entries.size(), low + step - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean there = is.test(entries.get(middle));
      low = there ? low : middle + 1;
      high = there ? middle : high;
    }
    return low;
  }

  /// What the next commit will have at a path; empty if that is nothing, or not settled yet.
  public Optional<IndexEntry> find(GitPath path) {
    int at = first(0, entry -> entry.path().compareTo(path) >= 0);
    if (at == entries.size()) {
      return Optional.empty();
    }
    var entry = entries.get(at);
    boolean settled = entry.stage() == 0 && !entry.intentToAdd();
    return settled && entry.path().equals(path) ? Optional.of(entry) : Optional.empty();
  }

  /// @param files gets the other half, if there is one
  private static List<IndexEntry> joined(
      IndexParser.Parsed own, Repository repository, List<IndexFile> files) throws GitException {
    if (own.link().isEmpty() || own.link().get().shared().isEmpty()) {
      return own.entries();
    }
    var link = own.link().get();
    var name = "sharedindex." + link.shared().orElseThrow();
    var file = IndexFile.read(repository.layout().gitDir().resolve(name), repository.format());
    var shared = new IndexParser(file).parse();
    if (link.replaced().cardinality() > own.entries().size()
        || link.replaced().length() > shared.entries().size()
        || link.deleted().length() > shared.entries().size()) {
      throw files.getFirst().damaged("it does not fit " + name);
    }
    files.add(file);
    return link.apply(shared.entries(), own.entries());
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
