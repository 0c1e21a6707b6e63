package dev.coffre.sops.config;

import com.google.re2j.PatternSyntaxException;
import dev.coffre.sops.Expression;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.Store;
import dev.coffre.yaml.ConfigNode;
import dev.coffre.yaml.ConfigNodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.error.YAMLException;

/// One configuration file (`.sops.yaml`).
///
/// Rules are tried in file order; the first whose expression is found in the path applies, and one
/// without expression applies to everything.
public final class SopsConfig {
  private static final List<String> TOP_FIELDS =
      List.of("creation_rules", "destination_rules", "stores");

  private final Path file;
  private final RuleReader reader;
  private final List<Fields> rules;
  private final boolean hasRules;
  private final Optional<Fields> stores;
  private final Map<Fields, CreationRule> read = new ConcurrentHashMap<>();
  private final Map<String, Expression> compiled = new ConcurrentHashMap<>();

  private SopsConfig(Path file, Fields top, Strictness strictness) throws ConfigException {
    this.file = file;
    this.reader = new RuleReader(new FieldCheck(strictness));
    this.hasRules = top.has("creation_rules");
    this.rules = new ArrayList<>();
    for (var node : top.list("creation_rules")) {
      if (!node.isNull()) {
        var rule = Fields.of(node, "a creation rule");
        reader.checkTypes(rule);
        rules.add(rule);
      }
    }
    this.stores = top.nested("stores");
    for (var store : List.of("yaml", "json", "json_binary")) {
      indent(store);
    }
  }

  /// Reads a file.
  ///
  /// @throws ConfigException if it cannot be read or is not a configuration
  public static SopsConfig load(Path file, Strictness strictness) throws ConfigException {
    try {
      return parse(file, Files.readString(file, StandardCharsets.UTF_8), strictness);
    } catch (IOException e) {
      throw new ConfigException.Unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  /// Reads what a file holds.
  ///
  /// @throws ConfigException if it is not a configuration
  public static SopsConfig parse(Path file, String text, Strictness strictness)
      throws ConfigException {
    var top = Fields.of(compose(text, strictness), "the configuration");
    var config = new SopsConfig(file, top, strictness);
    if (strictness == Strictness.STRICT) {
      config.checkAll(top);
    }
    return config;
  }

  /// The first document; sops does not look at any other.
  private static ConfigNode compose(String text, Strictness strictness) throws ConfigException {
    try {
      var documents = ConfigNodes.of(text);
      var first = documents.hasNext() ? documents.next() : ConfigNode.Scalar.nothing(1);
      if (strictness == Strictness.STRICT && documents.hasNext()) {
        throw Fields.invalid(documents.next(), "a second document, which sops ignores");
      }
      return first;
    } catch (YAMLException e) {
      throw new ConfigException.Invalid(
          "error loading config: Could not unmarshal config file: " + e.getMessage());
    }
  }

  private void checkAll(Fields top) throws ConfigException {
    for (var name : top.names().keySet()) {
      var misspelt = name.replace('-', '_').toLowerCase(java.util.Locale.ROOT);
      if (TOP_FIELDS.contains(misspelt) && !TOP_FIELDS.contains(name)) {
        throw new ConfigException.UnknownField(name, top.names().getOrDefault(name, 1), misspelt);
      }
    }
    for (var rule : rules) {
      compile(read(rule).pathRegex().orElse(""));
    }
  }

  /// The rule for a file; empty if the configuration has no creation rules at all.
  ///
  /// @param file as an absolute path; it need not exist
  /// @throws ConfigException.NoMatchingRule if there are rules and none applies
  /// @throws ConfigException if the rule that applies is wrong, or an expression tried before it
  public Optional<CreationRule> ruleFor(Path file) throws ConfigException {
    if (!hasRules) {
      return Optional.empty();
    }
    var path = relative(this.file, file);
    var tried = new ArrayList<String>();
    for (var rule : rules) {
      var regex = rule.text("path_regex");
      if (regex.isEmpty() || compile(regex).isIn(path)) {
        return Optional.of(read(rule));
      }
      tried.add(regex);
    }
    throw new ConfigException.NoMatchingRule(path, tried);
  }

  /// What a rule says, read once: a thousand files may ask.
  private CreationRule read(Fields rule) throws ConfigException {
    var known = read.get(rule);
    if (known == null) {
      known = reader.read(rule);
      read.put(rule, known);
    }
    return known;
  }

  /// Every rule, in order.
  public List<CreationRule> rules() throws ConfigException {
    var all = new ArrayList<CreationRule>();
    for (var rule : rules) {
      all.add(read(rule));
    }
    return all;
  }

  /// What an expression is searched in: the path of a file, from the folder of the configuration if
  /// it is below that. It is cut off by text, as sops does it, without resolving links.
  public static String relative(Path configuration, Path file) {
    var path = file.toString();
    var folder =
        Optional.ofNullable(configuration.toAbsolutePath().getParent()).orElse(configuration);
    var prefix = folder + file.getFileSystem().getSeparator();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  private Expression compile(String regex) throws ConfigException {
    try {
      return compiled.computeIfAbsent(regex, Expression::of);
    } catch (PatternSyntaxException e) {
      throw new ConfigException.Invalid("can not compile regexp: " + e.getMessage());
    }
  }

  /// The indentation for a format: the configured one, else that of sops.
  public Store.Layout layout(Format format) throws ConfigException {
    var store =
        switch (format) {
          case YAML -> "yaml";
          case JSON -> "json";
          case BINARY -> "json_binary";
          case DOTENV -> "dotenv";
          case INI -> "ini";
        };
    return indent(store).map(Store.Layout::new).orElse(format.layout());
  }

  private Optional<Integer> indent(String store) throws ConfigException {
    var fields = stores.isPresent() ? stores.get().nested(store) : Optional.<Fields>empty();
    return fields.isPresent() && fields.get().has("indent")
        ? Optional.of(fields.get().integer("indent"))
        : Optional.empty();
  }
}
