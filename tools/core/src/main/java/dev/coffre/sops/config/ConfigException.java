package dev.coffre.sops.config;

import java.nio.file.Path;
import java.util.List;

/// Why a configuration gives no answer. Messages start as those of sops do.
public abstract sealed class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private ConfigException(String message) {
    super(message);
  }

  /// The file cannot be read.
  public static final class Unreadable extends ConfigException {
    private static final long serialVersionUID = 1L;

    Unreadable(Path file, String reason) {
      super("could not read config file: " + file + ": " + reason);
    }
  }

  /// The file is not what it should be: no YAML, a field of another type, two selectors.
  public static final class Invalid extends ConfigException {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message);
    }
  }

  /// A field that sops would silently ignore; only in {@link Strictness#STRICT}.
  public static final class UnknownField extends ConfigException {
    private static final long serialVersionUID = 1L;

    UnknownField(String field, int line, String suggestion) {
      super(
          "line "
              + line
              + ": unknown field "
              + field
              + (suggestion.isEmpty() ? "" : "; did you mean " + suggestion + "?"));
    }
  }

  /// There are rules and none applies.
  public static final class NoMatchingRule extends ConfigException {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final transient List<String> tried;

    NoMatchingRule(String path, List<String> tried) {
      super("error loading config: no matching creation rules found");
      this.path = path;
      this.tried = List.copyOf(tried);
    }

    /// What the expressions were searched in: relative to the configuration if below it.
    public String path() {
      return path;
    }

    /// The expressions, in the order they were tried.
    public List<String> tried() {
      return tried;
    }
  }
}
