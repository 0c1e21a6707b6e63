package dev.coffre.scan.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Git is told to leave alone in a folder: its `.gitignore`, those of the folders above it up
/// to the top of the work tree, and the repository's own `info/exclude`. A user's global file is
/// not read: it says nothing about the repository.
final class IgnoreRules {
  private final Path folder;
  private final List<IgnorePattern> patterns;
  private final Optional<IgnoreRules> above;

  private IgnoreRules(Path folder, List<IgnorePattern> patterns, Optional<IgnoreRules> above) {
    this.folder = folder;
    this.patterns = patterns;
    this.above = above;
  }

  /// The rules that hold in a folder.
  static IgnoreRules of(Path folder) throws IOException {
    var parent = folder.getParent();
    if (Files.exists(folder.resolve(".git")) || parent == null) {
      var excluded = folder.resolve(".git").resolve("info").resolve("exclude");
      return new IgnoreRules(folder, patterns(excluded), Optional.empty()).in(folder);
    }
    return of(parent).in(folder);
  }

  /// The rules of a folder for which these hold too.
  IgnoreRules in(Path inner) throws IOException {
    var own = patterns(inner.resolve(".gitignore"));
    return own.isEmpty() ? this : new IgnoreRules(inner, own, Optional.of(this));
  }

  private static List<IgnorePattern> patterns(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    var patterns = new ArrayList<IgnorePattern>();
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (var line : text.lines().toList()) {
      IgnorePattern.parse(line).ifPresent(patterns::add);
    }
    return patterns;
  }

  /// Whether a file or folder below is ignored. Of the patterns that match, the last counts, and
  /// those of the innermost folder before others.
  boolean ignores(Path path, boolean isFolder) {
    var pattern = patterns.isEmpty() ? Optional.<IgnorePattern>empty() : last(path, isFolder);
    return pattern.isPresent()
        ? !pattern.get().keeps()
        : above.isPresent() && above.get().ignores(path, isFolder);
  }

  private Optional<IgnorePattern> last(Path path, boolean isFolder) {
    var below = folder.relativize(path).toString().replace('\\', '/');
    return patterns.reversed().stream()
        .filter(pattern -> pattern.matches(below, isFolder))
        .findFirst();
  }
}
