package dev.coffre.cli.inventory;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/// What an inventory is made of: a folder, and the repository it is in.
///
/// @param top where paths start: the repository's top folder, or the folder itself
/// @param below which part is listed: empty for all of it, else a path from the top
record Grounds(Path top, String below, Optional<Repository> repository) implements AutoCloseable {

  /// Those of a folder.
  static Grounds of(Host host, String path) throws FileFailure {
    var folder = host.resolve(path);
    if (!Files.isDirectory(folder)) {
      throw new FileFailure(path, new NotDirectoryException(path));
    }
    try {
      var repository = Gate.repository(host, folder);
      var top = repository.layout().workTree();
      if (top.isPresent() && folder.startsWith(top.get())) {
        return new Grounds(top.get(), relative(top.get(), folder), Optional.of(repository));
      }
      repository.close();
      return new Grounds(folder, "", Optional.empty());
    } catch (GitException.NotARepository none) {
      return new Grounds(folder, "", Optional.empty());
    } catch (GitException e) {
      throw new FileFailure(path, e);
    }
  }

  static String relative(Path from, Path to) {
    return from.relativize(to).toString().replace('\\', '/');
  }

  /// Whether a path from the top is in the part that is listed.
  boolean covers(String path) {
    return below.isEmpty() || path.startsWith(below + "/");
  }

  @Override
  public void close() {
    repository.ifPresent(Repository::close);
  }
}
