package dev.coffre.cli.diff;

import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.git.Repository;
import dev.coffre.git.index.Index;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.store.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The two states of a repository that are compared: a commit, and another one or the work tree.
/// Closing it closes the repository.
final class Compared implements AutoCloseable {
  private static final long CACHE = 16 << 20;
  private static final String CIPHERTEXT = "ENC[AES256_GCM,";

  private final Repository repository;
  private final ObjectReader reader;
  private final Path top;
  private final Revision before;
  private final Optional<Revision> after;

  private Compared(Repository repository, String from, Optional<String> to) throws GitException {
    this.repository = repository;
    this.reader = repository.store().reader(CACHE);
    this.top = repository.layout().top();
    boolean unborn = from.equals("HEAD") && repository.refs().head().commit().isEmpty();
    this.before = unborn ? Revision.none(reader) : Revision.of(repository, reader, from);
    this.after =
        to.isPresent() ? Optional.of(Revision.of(repository, reader, to.get())) : Optional.empty();
  }

  /// Opens them.
  ///
  /// @param from the older commit
  /// @param to the newer one; the work tree if empty
  /// @throws GitException if there is no repository, or no such commit
  static Compared of(Host host, String from, Optional<String> to) throws GitException {
    var repository = Gate.repository(host, host.directory());
    try {
      return new Compared(repository, from, to);
    } catch (GitException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /// A file that differs.
  ///
  /// @param before empty if it was not there
  /// @param after empty if it is not there any more
  record Pair(Path path, Optional<byte[]> before, Optional<byte[]> after) {
    /// Whether one of them may be encrypted.
    private boolean mayBeEncrypted() {
      return before.filter(Pair::hasCiphertext).isPresent()
          || after.filter(Pair::hasCiphertext).isPresent();
    }

    private static boolean hasCiphertext(byte[] content) {
      return new String(content, StandardCharsets.ISO_8859_1).contains(CIPHERTEXT);
    }
  }

  /// The files that differ and are, or were, encrypted, by path.
  ///
  /// @param within files and folders that count; all if there are none
  List<Pair> files(List<Path> within) throws IOException {
    var paths = new TreeSet<>(before.files().keySet());
    if (after.isPresent()) {
      paths.addAll(after.get().files().keySet());
    } else {
      for (var entry : Index.read(repository).entries()) {
        paths.add(entry.path());
      }
    }
    var pairs = new ArrayList<Pair>();
    for (var path : paths) {
      var file = path.in(top);
      if (!within.isEmpty() && within.stream().noneMatch(file::startsWith)) {
        continue;
      }
      var pair = new Pair(file, before.content(path), after(path, file));
      if (isChanged(pair) && pair.mayBeEncrypted()) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private Optional<byte[]> after(GitPath path, Path file) throws IOException {
    return after.isPresent() ? after.get().content(path) : Gate.onDisk(file);
  }

  private static boolean isChanged(Pair pair) {
    if (pair.before().isPresent() && pair.after().isPresent()) {
      return !Arrays.equals(pair.before().get(), pair.after().get());
    }
    return pair.before().isPresent() || pair.after().isPresent();
  }

  @Override
  public void close() {
    reader.close();
    repository.close();
  }
}
