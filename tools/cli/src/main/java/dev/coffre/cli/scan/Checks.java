package dev.coffre.cli.scan;

import dev.coffre.policy.Check;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Neighbours;
import dev.coffre.policy.RegistryCheck;
import dev.coffre.policy.RuleMatch;
import dev.coffre.policy.Rules;
import dev.coffre.policy.TreePolicy;
import dev.coffre.policy.Versions;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Placeholder;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.rule.Severity;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Holds the files of a scan against what SOPS and Kubernetes promise, and says of each value once
/// that it is in clear. What harms nobody yet, of low severity, is left to `coffre check`.
/// Thread-safe.
final class Checks {
  private static final int NAMES_ISSUER = 1;
  private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

  private final Path root;
  private final Rules rules;
  private final TreePolicy policy;
  private final Registered registered;
  private final Set<String> disabled;

  /// @param root of the repository in `files`
  private Checks(Gate gate, Neighbours files, Path root, Path start, Predicate<Path> twins) {
    this.root = root;
    this.rules = gate.rules(files, start);
    this.policy = new TreePolicy(files, rules, twins);
    this.registered = new Registered(gate, files, root);
    this.disabled = gate.settings().disabled();
  }

  /// Of files of the work tree.
  static Checks ofTree(Gate gate, Collection<Path> files) {
    return new Checks(
        gate, Gate::onDisk, gate.root(), gate.host().directory(), TreePolicy.twinsOf(files));
  }

  /// Of a single file of the work tree.
  static Checks ofFile(Gate gate) {
    return new Checks(
        gate,
        Gate::onDisk,
        gate.root(),
        gate.host().directory(),
        TreePolicy.twinsAmong(Files::isRegularFile));
  }

  /// Of staged files.
  static Checks ofIndex(Gate gate, StagedFiles files) {
    return new Checks(gate, files, files.root(), files.root(), TreePolicy.twinsAmong(files::has));
  }

  /// Of what commits bring.
  static Checks ofCommit(Gate gate, CommitFiles files) {
    return new Checks(
        gate, files, files.root(), files.root(), TreePolicy.twinsOf(files.files().keySet()));
  }

  /// Reads the creation rules of the top folder, so that no file has to wait for them. What is
  /// wrong with them is said of the files.
  ///
  /// @return whether there are some
  boolean prepare() {
    try {
      return !(rules.forFile(root.resolve(".sops.yaml")) instanceof RuleMatch.NoRules);
    } catch (ConfigException | IOException e) {
      return true;
    }
  }

  /// Reads the key registry, so that no file has to wait for it. What is wrong with it is said of
  /// the files.
  void prepareRegistry() {
    try {
      registered.check();
    } catch (YamlException | IOException e) {
      return;
    }
  }

  /// What the checks find in a text.
  ///
  /// @param file absolute
  /// @param path as it is shown
  /// @param past older versions
  /// @param result is told of rules that cannot be read
  List<Violation> of(Path file, String path, Text text, Versions past, ScanResult result)
      throws IOException {
    return violations(file, path, text.bytes(), text.length(), past, result);
  }

  /// Adds what is found in a text, by the scanner and by the checks.
  void add(
      String path, Text text, List<Finding> findings, List<Violation> checked, ScanResult result) {
    var told = merge(text, findings, checked);
    result.scanned(path, text, told.findings());
    result.add(path, text, told.checked());
  }

  /// What is told of a text.
  record Told(List<Finding> findings, List<Violation> checked) {}

  /// Leaves out of what was found in a text what would be said twice.
  Told merge(Text text, List<Finding> findings, List<Violation> checked) {
    var own = new ArrayList<Violation>();
    var others = new ArrayList<>(findings);
    for (var violation : checked) {
      if (!isNone(violation, text) && !isTold(violation, others)) {
        others.removeIf(finding -> overlap(violation, finding));
        own.add(violation);
      }
    }
    return new Told(others, own);
  }

  /// Adds what is found in a file that holds no text: an editor may have left it.
  void addBinary(Path file, String path, byte[] bytes, ScanResult result) throws IOException {
    result.binary();
    var found = violations(file, path, bytes, bytes.length, Versions.NONE, result);
    if (!found.isEmpty()) {
      result.add(path, new Text(bytes, bytes.length, path), found);
    }
  }

  private List<Violation> violations(
      Path file, String path, byte[] bytes, int length, Versions past, ScanResult result)
      throws IOException {
    try {
      if (!policy.concerns(file, bytes, length)) {
        return new ArrayList<>();
      }
      var whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
      var checked = new CheckedFile(file, path, whole, rules.forFile(file));
      var found = new ArrayList<>(policy.check(checked, past));
      if (RegistryCheck.matters(file, bytes, length)) {
        found.addAll(registered.check(checked, result));
      }
      found.removeIf(violation ->
          disabled.contains(violation.check().id())
              || violation.check().severity() == Severity.LOW);
      return found;
    } catch (ConfigException e) {
      result.unchecked(String.valueOf(e.getMessage()));
      return new ArrayList<>();
    }
  }

  /// Whether a rule that knows who issued the secret found it: that says more.
  private static boolean isTold(Violation violation, List<Finding> found) {
    for (var finding : found) {
      if (overlap(violation, finding) && finding.rule().specificity() <= NAMES_ISSUER) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Violation violation, Finding finding) {
    return finding.start() < violation.end() && violation.start() < finding.end();
  }

  /// A manifest in clear is often an example: `changeme`, in base64 or not.
  private static boolean isNone(Violation violation, Text text) {
    if (violation.check() != Check.KUBERNETES_SECRET_PLAINTEXT
        && violation.check() != Check.KUSTOMIZE_SECRET_PLAINTEXT) {
      return false;
    }
    var value = unquoted(text.string(violation.start(), violation.end()));
    var plain = value.substring(value.indexOf('=') + 1);
    return Placeholder.matches(value) || Placeholder.matches(plain) || isEncodedNone(value);
  }

  /// Without a quote that it begins with, and one that its last line ends with.
  static String unquoted(String value) {
    int start = isQuote(value, 0) ? 1 : 0;
    int last = lineEnd(value) - 1;
    return last >= start && isQuote(value, last)
        ? value.substring(start, last) + value.substring(last + 1)
        : value.substring(start);
  }

  private static boolean isQuote(String value, int at) {
    return at < value.length() && (value.charAt(at) == '\'' || value.charAt(at) == '"');
  }

  private static int lineEnd(String value) {
    int last = value.length() - 1;
    if (value.endsWith("\r\n")) {
      return last - 1;
    }
    return last >= 0 && LINE_ENDS.indexOf(value.charAt(last)) >= 0 ? last : last + 1;
  }

  private static boolean isEncodedNone(String value) {
    try {
      var bytes = Base64.getDecoder().decode(value.strip());
      return Placeholder.matches(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
