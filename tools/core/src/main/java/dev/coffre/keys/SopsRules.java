package dev.coffre.keys;

import dev.coffre.sops.Format;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The text of a `.sops.yaml`, beside the registry. Comments and whatever else people wrote into it
/// stay: only recipients are replaced, and rules added. Immutable.
public final class SopsRules {
  static final String RULES = "creation_rules";
  private static final String HEADER =
      """
      # Who can decrypt what. The recipients are written from .config/coffre/keys.yaml by
      # 'coffre keys apply'; everything else here is yours.
      creation_rules:
      """;

  private final byte[] text;
  private final List<DeclaredRule> rules;

  private SopsRules(byte[] text, List<DeclaredRule> rules) {
    this.text = text;
    this.rules = List.copyOf(rules);
  }

  /// Reads a text; one without anything but comments has no rules.
  ///
  /// @throws StoreException if it is no YAML, or its rules are no list of mappings
  public static SopsRules parse(byte[] text) throws StoreException {
    return saysNothing(text)
        ? new SopsRules(text.clone(), List.of())
        : new SopsRules(text.clone(), DeclaredRule.read(Format.YAML.store().parse(text)));
  }

  private static boolean saysNothing(byte[] text) {
    var written = new String(text, StandardCharsets.UTF_8).replace('\r', '\n');
    for (var line : written.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        return false;
      }
    }
    return true;
  }

  /// The text.
  public byte[] text() {
    return text.clone();
  }

  /// Where it differs from a registry.
  public List<Drift> drifts(Registry registry, LocalDate today) {
    var drifts = new ArrayList<Drift>();
    var order = new ArrayList<String>();
    registry.rules().forEach(rule -> order.add(rule.path()));
    int last = -1;
    for (var rule : rules) {
      int place = order.indexOf(rule.path());
      if (place < 0) {
        drifts.add(new Drift.Unknown(rule.path()));
      } else if (place < last) {
        drifts.add(new Drift.OutOfOrder(rule.path()));
      } else if (rule.hasSeveralGroups()) {
        drifts.add(new Drift.SeveralGroups(rule.path()));
      } else {
        var wanted = wanted(registry, registry.rules().get(place), today);
        if (!wanted.equals(rule.keys())) {
          drifts.add(
              new Drift.OtherKeys(
                  rule.path(), without(wanted, rule.keys()), without(rule.keys(), wanted)));
        }
      }
      last = Math.max(last, place);
    }
    for (var rule : registry.rules()) {
      if (!declares(rule.path())) {
        drifts.add(new Drift.Missing(rule));
      }
    }
    return drifts;
  }

  private boolean declares(String path) {
    for (var rule : rules) {
      if (rule.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private static Set<PublicKey> wanted(Registry registry, AccessRule rule, LocalDate today) {
    var keys = new LinkedHashSet<PublicKey>();
    registry.readers(rule, today).forEach(holder -> keys.add(holder.recipient()));
    return keys;
  }

  private static Set<PublicKey> without(Set<PublicKey> keys, Set<PublicKey> others) {
    var left = new LinkedHashSet<>(keys);
    left.removeAll(others);
    return left;
  }

  /// The same with the registry's recipients, and the rules that only the registry has. What {@link
  /// Drift#isWritable} denies stays as it is.
  ///
  /// @throws StoreException if the text has no room for them
  public SopsRules following(Registry registry, LocalDate today) throws StoreException {
    var edits = new ArrayList<Edit>();
    for (var rule : rules) {
      var access = registry.rule(rule.path());
      if (access.isPresent() && !rule.hasSeveralGroups()) {
        edits.addAll(rule.edits(wanted(registry, access.get(), today)));
      }
    }
    var following = edits.isEmpty() ? this : parse(patch(text, edits));
    for (var rule : registry.rules()) {
      following = following.having(rule, registry, today);
    }
    return following;
  }

  private SopsRules having(AccessRule rule, Registry registry, LocalDate today)
      throws StoreException {
    if (rules.stream().anyMatch(declared -> declared.path().equals(rule.path()))) {
      return this;
    }
    var keys = wanted(registry, rule, today);
    var next = next(rule, registry);
    if (next < rules.size()) {
      return parse(rules.get(next).with(rule.path(), keys, text));
    }
    if (rules.isEmpty()) {
      var start = text.length == 0 ? HEADER : new String(text, StandardCharsets.UTF_8);
      return parse(DeclaredRule.first(start, rule.path(), keys).getBytes(StandardCharsets.UTF_8));
    }
    var put = new Edit.Put(List.of(RULES, rules.size()), DeclaredRule.node(rule.path(), keys));
    return parse(patch(text, List.of(put)));
  }

  /// The place of the first rule that the registry has behind this one.
  private int next(AccessRule rule, Registry registry) {
    var later =
        registry.rules().subList(registry.rules().indexOf(rule) + 1, registry.rules().size());
    for (int i = 0; i < rules.size(); i++) {
      var path = rules.get(i).path();
      if (later.stream().anyMatch(other -> other.path().equals(path))) {
        return i;
      }
    }
    return rules.size();
  }

  static Node.Scalar scalar(String text) {
    return Node.Scalar.of(Value.Str.of(text));
  }

  private static byte[] patch(byte[] text, List<Edit> edits) throws StoreException {
    return Format.YAML.store().patch(text, edits, new MetadataEdit.Keep());
  }
}
