package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.keys.Registry;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// The registry of a repository.
///
/// @param root the folder that `.config` is in
/// @param text as it stands in the file
public record RegistryFile(Path root, String text, Registry registry) {
  private static final String HINT =
      "correct it; editors that know its schema show what it may say";

  /// The nearest, in the current folder or above it in the same repository; empty if there is none.
  public static Optional<RegistryFile> find(Host host) throws CommandException, FileFailure {
    for (var folder = host.directory(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(Registry.PATH))) {
        return Optional.of(in(folder));
      }
      if (Files.exists(folder.resolve(".git"))) {
        break; // a repository in a repository is another one
      }
    }
    return Optional.empty();
  }

  private static RegistryFile in(Path root) throws CommandException, FileFailure {
    try {
      var text = Files.readString(root.resolve(Registry.PATH));
      return new RegistryFile(root, text, Registry.parse(Registry.PATH, text));
    } catch (YamlException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), HINT);
    } catch (IOException e) {
      throw new FileFailure(Registry.PATH, e);
    }
  }

  /// The nearest, which must be there.
  public static RegistryFile require(Host host) throws CommandException, FileFailure {
    return find(host)
        .orElseThrow(() ->
            CommandException.failed(
                "there is no " + Registry.PATH + " here, nor in a folder above",
                "'coffre keys add' makes one; see docs/keys.md"));
  }

  /// The same with another text.
  ///
  /// @throws CommandException if that is no registry
  public RegistryFile with(String changed) throws CommandException {
    try {
      return new RegistryFile(root, changed, Registry.parse(Registry.PATH, changed));
    } catch (YamlException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()), HINT);
    }
  }

  public Path file() {
    return root.resolve(Registry.PATH);
  }

  /// The day that expiry is compared with.
  public static LocalDate today(Host host) {
    return LocalDate.ofInstant(host.clock().instant(), host.clock().getZone());
  }
}
