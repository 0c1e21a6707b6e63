package dev.coffre.cli.access;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.WholeFile;
import dev.coffre.keys.FileChange;
import dev.coffre.policy.Glance;
import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// An encrypted file, what its rule wants, and what has to change.
///
/// @param name as messages call it
/// @param wanted empty if no rule matches it
public record FilePlan(
    String name, Path path, Metadata has, Optional<Recipe> wanted, FileChange change) {

  /// How a file's rule is found.
  @FunctionalInterface
  public interface Rules {
    /// The recipe; empty if none matches.
    Optional<Recipe> forFile(Path file) throws Exception;
  }

  /// Reads a file.
  ///
  /// @return empty if it is not encrypted
  public static Optional<FilePlan> of(Host host, Path path, Rules rules) throws FileFailure {
    try {
      var content = WholeFile.read(path);
      if (!Glance.isSealed(content)) {
        return Optional.empty();
      }
      var name = host.shown(path);
      var format = Format.ofFileName(name);
      var metadata = format.store().metadata(content);
      return metadata.isPresent()
          ? Optional.of(of(name, path, format, Sops.metadata(metadata.get()), rules.forFile(path)))
          : Optional.empty();
    } catch (IOException | StoreException | SopsException e) {
      throw new FileFailure(host.shown(path), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new FileFailure(host.shown(path), e);
    }
  }

  private static FilePlan of(
      String name, Path path, Format format, Metadata has, Optional<Recipe> wanted) {
    var change =
        wanted.map(recipe -> FileChange.between(has, recipe, format)).orElseGet(FileChange::none);
    return new FilePlan(name, path, has, wanted, change);
  }
}
