package dev.coffre.sops.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The configuration that holds in a folder: `.sops.yaml` there or in the nearest folder above.
///
/// @param file if there is one
/// @param ignored a `.sops.yml` that was passed by; people take it for a configuration
public record ConfigLookup(Optional<Path> file, Optional<Path> ignored) {
  private static final int LEVELS = 100;

  /// Looks in `folder` and above, as far as sops does.
  public static ConfigLookup from(Path folder) {
    Optional<Path> ignored = Optional.empty();
    Optional<Path> current = Optional.of(folder.toAbsolutePath().normalize());
    for (int level = 0; level < LEVELS && current.isPresent(); level++) {
      var file = current.get().resolve(".sops.yaml");
      if (Files.exists(file)) {
        return new ConfigLookup(Optional.of(file), ignored);
      }
      var other = current.get().resolve(".sops.yml");
      ignored = ignored.or(() -> Optional.of(other).filter(Files::exists));
      current = Optional.ofNullable(current.get().getParent());
    }
    return new ConfigLookup(Optional.empty(), ignored);
  }

  /// The warning of sops about a file that was passed by.
  public Optional<String> warning() {
    return ignored.map(path ->
        "ignoring \""
            + path
            + "\" when searching for config file; the config file must be called \".sops.yaml\""
            + file.map(used -> "; using \"" + used + "\" instead").orElse(""));
  }
}
