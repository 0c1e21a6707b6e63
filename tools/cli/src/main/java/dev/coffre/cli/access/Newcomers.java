package dev.coffre.cli.access;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.git.Repository;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.keys.Holder;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holders whose keys the registry of the base branch does not have: whoever applies it lets them
/// in.
///
/// @param base the branch, empty if there is none to compare with
public record Newcomers(Optional<String> base, List<Holder> holders) {
  private static final long CACHE = 4 << 20;
  private static final List<String> BASES =
      List.of("origin/HEAD", "origin/main", "origin/master", "main", "master");

  static Newcomers of(Host host, RegistryFile file) throws FileFailure {
    try (var repository = Gate.repository(host, file.root());
        var reader = repository.store().reader(CACHE)) {
      for (var base : BASES) {
        var commit = commit(repository, base);
        if (commit.isPresent()) {
          var known = keys(repository, reader, commit.get(), file);
          return new Newcomers(
              Optional.of(base),
              file.registry().holders().stream()
                  .filter(holder -> !known.contains(holder.recipient()))
                  .toList());
        }
      }
      return new Newcomers(Optional.empty(), List.of());
    } catch (GitException.NotARepository none) {
      return new Newcomers(Optional.empty(), List.of());
    } catch (GitException e) {
      throw new FileFailure(Registry.PATH, e);
    }
  }

  private static Optional<ObjectId> commit(Repository repository, String name) throws GitException {
    try {
      return Optional.of(repository.resolve(name));
    } catch (GitException.UnknownRevision none) {
      return Optional.empty();
    }
  }

  /// Those of the base's registry; one that cannot be read knows nobody.
  private static Set<PublicKey> keys(
      Repository repository, ObjectReader reader, ObjectId commit, RegistryFile file)
      throws GitException {
    var keys = new HashSet<PublicKey>();
    var tree =
        Commit.parse(commit, reader.read(commit, ObjectKind.COMMIT), repository.format()).tree();
    var blob = blob(repository, reader, tree, path(repository, file));
    if (blob.isPresent()) {
      var text =
          new String(reader.read(blob.get(), ObjectKind.BLOB).toBytes(), StandardCharsets.UTF_8);
      try {
        Registry.parse(Registry.PATH, text)
            .holders()
            .forEach(holder -> keys.add(holder.recipient()));
      } catch (YamlException unreadable) {
        return keys;
      }
    }
    return keys;
  }

  private static String path(Repository repository, RegistryFile file) {
    var top = repository.layout().workTree().orElse(file.root());
    return top.relativize(file.file()).toString().replace('\\', '/');
  }

  private static Optional<ObjectId> blob(
      Repository repository, ObjectReader reader, ObjectId top, String path) throws GitException {
    var id = Optional.of(top);
    for (var part : path.split("/", -1)) {
      id = id.isEmpty() ? id : entry(repository, reader, id.get(), part);
    }
    return id;
  }

  private static Optional<ObjectId> entry(
      Repository repository, ObjectReader reader, ObjectId tree, String name) throws GitException {
    var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), repository.format());
    while (entries.next()) {
      var entry = GitPath.copyOf(entries.content(), entries.nameStart(), entries.nameEnd());
      boolean usable = entries.mode() == FileMode.TREE || entries.mode().isBlob();
      if (usable && entry.decoded().equals(name)) {
        return Optional.of(entries.id());
      }
    }
    return Optional.empty();
  }
}
