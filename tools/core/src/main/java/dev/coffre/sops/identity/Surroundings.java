package dev.coffre.sops.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What of the machine decides where identities are looked for.
///
/// @param environment the variables of the process
/// @param system decides the place of the user's configuration
public record Surroundings(
    Map<String, String> environment, OperatingSystem system, CommandRunner commands) {

  /// The kinds of place for configuration.
  public enum OperatingSystem {
    UNIX,
    MACOS,
    WINDOWS;

    /// The system with this name in the property `os.name`.
    public static OperatingSystem named(String name) {
      return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MACOS : UNIX;
    }
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /// The user's folder.
  Optional<Path> home() {
    return nonEmpty(system == OperatingSystem.WINDOWS ? "USERPROFILE" : "HOME").map(Path::of);
  }

  /// The folder of the user's configuration files.
  public Optional<Path> configuration() {
    return switch (system) {
      case WINDOWS -> nonEmpty("AppData").map(Path::of);
      case MACOS ->
          nonEmpty("XDG_CONFIG_HOME")
              .map(Path::of)
              .or(() -> home().map(home -> home.resolve("Library/Application Support")));
      case UNIX ->
          nonEmpty("XDG_CONFIG_HOME")
              .map(Path::of)
              .or(() -> home().map(home -> home.resolve(".config")));
    };
  }

  private Optional<String> nonEmpty(String name) {
    return variable(name).filter(value -> !value.isEmpty());
  }
}
