package dev.coffre.git;

import dev.coffre.git.object.GitException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The repository's own configuration file. Files that it includes, and those of the user and the
/// system, are not read.
public final class GitConfig {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  GitConfig() {}

  static GitConfig read(Path file) throws GitException {
    var config = new GitConfig();
    var text = SmallFile.read(file);
    if (text.isPresent()) {
      new ConfigParser(file, text.get()).parse(config::add);
    }
    return config;
  }

  /// Adds what another file says; where both speak, that one counts.
  void addAll(GitConfig other) {
    other.values.forEach((name, more) -> more.forEach(value -> add(name, value)));
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /// The value that counts for a name like `core.hookspath` or `remote.Origin.url`: section and key
  /// in lower case, what is between them as it is.
  public Optional<String> last(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getLast);
  }

  /// Whether a name is set to what Git takes for true.
  public boolean isTrue(String name) {
    var yes = Set.of("true", "yes", "on", "1");
    return last(name)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .filter(yes::contains)
        .isPresent();
  }

  /// Every name that is set.
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /// Whether the file includes others, which were not read.
  public boolean hasIncludes() {
    for (var name : values.keySet()) {
      if (name.startsWith("include.") || name.startsWith("includeif.")) {
        return true;
      }
    }
    return false;
  }
}
