package dev.coffre.keys;

import dev.coffre.pattern.Form;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A creation rule as it stands in `.sops.yaml`.
///
/// @param place of it among all
record DeclaredRule(int place, Node.Mapping fields) {
  private static final Form ITEM = Form.of("( *)- .*");

  static List<DeclaredRule> read(Store.Parsed file) throws StoreException {
    var rules = new ArrayList<DeclaredRule>();
    var documents = file.tree().documents();
    var list = documents.isEmpty() ? Optional.<Node>empty() : find(documents.getFirst());
    if (list.isPresent()) {
      for (var element : nodes(list.get())) {
        rules.add(new DeclaredRule(rules.size(), mapping(element)));
      }
    }
    return rules;
  }

  private static Optional<Node> find(Node.Mapping document) {
    return document.find(SopsRules.RULES).filter(node -> !isNothing(node));
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Scalar(Value.Null _, var site);
  }

  private static List<Node> nodes(Node list) throws StoreException {
    if (!(list instanceof Node.Sequence(var elements))) {
      throw new StoreException(".sops.yaml: creation_rules is no list");
    }
    var nodes = new ArrayList<Node>();
    for (var element : elements) {
      if (element instanceof Node node) {
        nodes.add(node);
      }
    }
    return nodes;
  }

  private static Node.Mapping mapping(Node node) throws StoreException {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw new StoreException(".sops.yaml: a creation rule is no mapping");
  }

  /// Its expression; empty if it applies to everything.
  String path() {
    return fields.find("path_regex").map(DeclaredRule::text).orElse("");
  }

  private static String text(Element element) {
    return element instanceof Node.Scalar(Value.Str text, var site) ? text.text() : "";
  }

  boolean hasSeveralGroups() {
    return groups().size() > 1;
  }

  private List<Element> groups() {
    return fields.find("key_groups").orElse(new Node.Sequence(List.of()))
            instanceof Node.Sequence(var groups)
        ? withoutComments(groups)
        : List.of();
  }

  private static List<Element> withoutComments(List<Element> elements) {
    var nodes = new ArrayList<>(elements);
    nodes.removeIf(element -> !(element instanceof Node));
    return nodes;
  }

  /// The mapping that names the keys: the rule itself, or its one group.
  private Node.Mapping holder() {
    return !groups().isEmpty() && groups().getFirst() instanceof Node.Mapping group
        ? group
        : fields;
  }

  private List<Object> way() {
    var way = new ArrayList<Object>(List.of(SopsRules.RULES, place));
    if (!groups().isEmpty()) {
      way.addAll(List.of("key_groups", 0));
    }
    way.add("age");
    return way;
  }

  /// The age recipients.
  Set<PublicKey> keys() {
    var keys = new LinkedHashSet<PublicKey>();
    for (var text : texts()) {
      split(text).forEach(key -> keys.add(PublicKey.of(key)));
    }
    return keys;
  }

  private List<String> texts() {
    return switch (holder().find("age").orElse(SopsRules.scalar(""))) {
      case Node.Scalar scalar -> List.of(text(scalar));
      case Node.Sequence(var elements) -> texts(elements);
      case Node.Mapping mapping -> List.of();
    };
  }

  private static List<String> texts(List<Element> elements) {
    var texts = new ArrayList<String>();
    for (var element : withoutComments(elements)) {
      texts.add(text(element));
    }
    return texts;
  }

  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    for (var part : text.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /// What makes it name these keys. A list keeps the lines of those that stay, and what people
  /// wrote beside them.
  List<Edit> edits(Set<PublicKey> wanted) {
    if (wanted.equals(keys())) {
      return List.of();
    }
    boolean list =
        !groups().isEmpty() || holder().find("age").orElse(fields) instanceof Node.Sequence;
    boolean single = texts().stream().allMatch(text -> split(text).size() == 1);
    if (!list) {
      return List.of(new Edit.Put(way(), SopsRules.scalar(joined(wanted))));
    }
    return single && !texts().isEmpty() && !wanted.isEmpty()
        ? listEdits(wanted)
        : List.of(new Edit.Put(way(), listed(wanted)));
  }

  private List<Edit> listEdits(Set<PublicKey> wanted) {
    var edits = new ArrayList<Edit>();
    var before = texts().stream().map(PublicKey::of).toList();
    int left = before.size();
    for (int i = before.size() - 1; i >= 0; i--) {
      if (!wanted.contains(before.get(i))) {
        edits.add(new Edit.Remove(at(i)));
        left--;
      }
    }
    if (left == 0) {
      return List.of(new Edit.Put(way(), listed(wanted)));
    }
    for (var key : wanted) {
      if (!before.contains(key)) {
        edits.add(new Edit.Put(at(left++), SopsRules.scalar(key.text())));
      }
    }
    return edits;
  }

  private List<Object> at(int index) {
    var way = new ArrayList<>(way());
    way.add(index);
    return way;
  }

  private static Node.Sequence listed(Set<PublicKey> keys) {
    return new Node.Sequence(
        keys.stream().<Element>map(key -> SopsRules.scalar(key.text())).toList());
  }

  /// One line for each, so that a review shows who comes and who goes.
  private static String joined(Set<PublicKey> keys) {
    return String.join(",\n", keys.stream().map(PublicKey::text).toList());
  }

  static Node.Mapping node(String path, Set<PublicKey> keys) {
    return new Node.Mapping(
        List.of(
            new Entry("path_regex", SopsRules.scalar(path)),
            new Entry("age", SopsRules.scalar(joined(keys)))));
  }

  /// A text with this rule behind it as the first.
  static String first(String start, String path, Set<PublicKey> keys) {
    var head = start.isEmpty() || start.endsWith("\n") ? start : start + "\n";
    var list = head.contains(SopsRules.RULES + ":") ? "" : SopsRules.RULES + ":\n";
    return head + list + block("  ", path, keys);
  }

  private static String block(String indent, String path, Set<PublicKey> keys) {
    var text = new StringBuilder();
    text.append(indent).append("- path_regex: ").append(quoted(path)).append('\n');
    text.append(indent).append("  age: >-\n");
    var separator = "";
    for (var key : keys) {
      text.append(separator).append(indent).append("    ").append(key.text());
      separator = ",\n";
    }
    return text.append('\n').toString();
  }

  private static String quoted(String path) {
    return "'" + path.replace("'", "''") + "'";
  }

  /// The text of the file with a new rule before this one, above the comments that belong to it.
  byte[] with(String path, Set<PublicKey> keys, byte[] text) throws StoreException {
    var lines = new ArrayList<>(new String(text, StandardCharsets.UTF_8).lines().toList());
    int line = firstLine(text);
    var item = ITEM.whole(lines.get(line));
    if (item.isEmpty()) {
      throw new StoreException(
          ".sops.yaml: there is no place for a rule before "
              + path()
              + ": write it as a list item, '- path_regex: …'");
    }
    while (line > 0 && lines.get(line - 1).strip().startsWith("#")) {
      line--;
    }
    lines.add(line, block(item.get().group(1), path, keys));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private int firstLine(byte[] text) {
    int offset = Integer.MAX_VALUE;
    for (var item : fields.items()) {
      if (item instanceof Entry(var key, Node.Scalar(var value, var site)) && site.start() >= 0) {
        offset = Math.min(offset, site.start());
      }
    }
    int line = 0;
    for (int i = 0; i < Math.min(offset, text.length); i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
