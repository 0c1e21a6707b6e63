package dev.coffre.policy;

import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The creation rules that hold for the files of a tree: those of the `.sops.yaml` in the file's
/// folder or the nearest above, else the nearest from where the program was started; unless one is
/// named for all. Each is read once. Thread-safe.
public final class Rules {
  static final String NAME = ".sops.yaml";

  private final Neighbours files;
  private final Optional<Path> named;
  private final Path start;
  private final Map<Path, Optional<Source>> ofFolders = new HashMap<>();
  private final Map<Path, Source> read = new HashMap<>();

  /// @param files the tree
  /// @param named the only configuration, if the user says so
  /// @param start the folder that the program was started in
  public Rules(Neighbours files, Optional<Path> named, Path start) {
    this.files = files;
    this.named = named;
    this.start = start;
  }

  /// What the rules say of a file.
  ///
  /// @throws IOException if a configuration cannot be read
  public synchronized RuleMatch forFile(Path file) throws ConfigException, IOException {
    var source = source(file);
    return source.isPresent() ? source.get().match(file) : new RuleMatch.NoRules();
  }

  /// Whether a rule with an expression may mean a file; no is certain.
  public synchronized boolean maySelect(Path file) throws IOException {
    var source = source(file);
    return source.isPresent() && source.get().glance().maySelect(source.get().relative(file));
  }

  private Optional<Source> source(Path file) throws IOException {
    if (named.isPresent()) {
      return at(named.get());
    }
    var above = nearest(file.getParent());
    return above.isPresent() ? above : nearest(start);
  }

  private Optional<Source> nearest(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return Optional.empty();
    }
    var known = ofFolders.get(folder);
    if (known != null) {
      return known;
    }
    var here = at(folder.resolve(NAME));
    var found = here.isPresent() ? here : nearest(folder.getParent());
    ofFolders.put(folder, found);
    return found;
  }

  private Optional<Source> at(Path configuration) throws IOException {
    var known = read.get(configuration);
    if (known != null) {
      return Optional.of(known);
    }
    var content = files.read(configuration);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    var text = new String(content.get(), StandardCharsets.UTF_8);
    var source = new Source(configuration, text, RuleGlance.of(text));
    read.put(configuration, source);
    return Optional.of(source);
  }

  /// One configuration, parsed when a file needs it.
  private static final class Source {
    private final Path path;
    private final String text;
    private final RuleGlance glance;
    private Optional<SopsConfig> parsed = Optional.empty();

    Source(Path path, String text, RuleGlance glance) {
      this.path = path;
      this.text = text;
      this.glance = glance;
    }

    RuleGlance glance() {
      return glance;
    }

    String relative(Path file) {
      return SopsConfig.relative(path, file);
    }

    RuleMatch match(Path file) throws ConfigException {
      if (parsed.isEmpty()) {
        parsed = Optional.of(SopsConfig.parse(path, text, Strictness.STRICT));
      }
      try {
        return parsed
            .get()
            .ruleFor(file)
            .<RuleMatch>map(RuleMatch.Matched::new)
            .orElseGet(RuleMatch.NoRules::new);
      } catch (ConfigException.NoMatchingRule e) {
        return new RuleMatch.Unmatched();
      }
    }
  }
}
