package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.store.yaml.tree.Keys;
import dev.coffre.sops.store.yaml.tree.TreeBuilder;
import dev.coffre.sops.store.yaml.tree.YamlSite;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Writes new values where scalars and comments stand.
///
/// An alias through which something is changed, or whose anchor changes, is replaced by what it
/// stood for: sops decrypts each place with its own path, so that an alias to an encrypted value
/// can never be right.
final class ValueEdits {
  private final byte[] source;
  private final Lines lines;
  private final SourceIndex index;
  private final ScalarEdit scalars;
  private final List<Splice> splices = new ArrayList<>();
  private final Map<Integer, Map<Integer, Value>> shared = new HashMap<>();
  private final NavigableSet<Integer> changed = new TreeSet<>();

  private ValueEdits(byte[] source) throws StoreException {
    this.source = source;
    this.lines = new Lines(source);
    this.index = new SourceIndex(Parser.parse(source).documents());
    this.scalars = new ScalarEdit(source, lines);
  }

  /// `source` with the values and comments of `edits` at their sites; other edits are left out.
  ///
  /// @param expanded is told of each alias in whose place a copy is written
  /// @throws StoreException if a site is not of this text, or cannot hold its value
  static byte[] apply(byte[] source, List<Edit> edits, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    var work = new ValueEdits(source);
    for (var edit : edits) {
      switch (edit) {
        case Edit.Replace replace -> work.replace(replace);
        case Edit.CommentOut comment -> work.commentOut(comment);
        case Edit.Put p -> {}
        case Edit.Remove r -> {}
      }
    }
    for (var use : work.index.aliases()) {
      if (work.expand(use)) {
        expanded.accept(NodeEdit.expanded(use.alias()));
      }
    }
    return Splice.apply(source, work.splices);
  }

  private void replace(Edit.Replace edit) throws StoreException {
    var site = site(edit.site());
    if (site.shared()) {
      shared.computeIfAbsent(site.start(), start -> new HashMap<>()).put(site.copy(), edit.value());
      return;
    }
    var scalar = index.scalar(site.start(), site.end());
    if (scalar.isPresent()) {
      splices.addAll(scalars.replace(scalar.get(), edit.value()));
    } else {
      splices.add(comment(site, edit.value()));
    }
  }

  private YamlSite site(Site site) throws StoreException {
    if (site instanceof YamlSite yaml) {
      changed.add(yaml.start());
      return yaml;
    }
    throw new StoreException("a change is meant for a place that is not in a YAML file");
  }

  private void commentOut(Edit.CommentOut edit) throws StoreException {
    var site = site(edit.site());
    var scalar = index.scalar(site.start(), site.end());
    var dash = scalar.flatMap(index::dash);
    boolean inLine = scalar.isPresent() && scalar.get().layout().isEmpty();
    if (!inLine || dash.isEmpty() || !lines.isFirst(dash.get())) {
      throw new StoreException("a comment in a list needs a line of its own");
    }
    var text = edit.text().bytes().expose(bytes -> NodeEdit.joined(ascii("#"), checked(bytes)));
    splices.add(Splice.of(dash.get(), site.end(), text));
  }

  private Splice comment(YamlSite site, Value value) throws StoreException {
    boolean isComment =
        site.start() > 0 && site.end() <= source.length && source[site.start() - 1] == '#';
    if (!isComment || !(value instanceof Value.Str(var text))) {
      throw new StoreException("a change is meant for a place that is not in this file");
    }
    return Splice.of(site.start(), site.end(), text.expose(ValueEdits::checked));
  }

  private static byte[] checked(byte[] text) throws StoreException {
    if (hasBreak(text)) {
      throw new StoreException("a comment has one line");
    }
    return text.clone();
  }

  private static boolean hasBreak(byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (Characters.breakLength(text, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the alias could not stay.
  private boolean expand(SourceIndex.Use use) throws StoreException {
    var alias = use.alias();
    var values = shared.getOrDefault(alias.base().start(), Map.of());
    if (values.isEmpty() && !targetChanges(alias)) {
      return false;
    }
    if (use.key()) {
      var key = Value.Str.of(Keys.text(alias));
      var text = InlineText.of(key, alias.place().inFlow());
      splices.add(Splice.of(alias.base().start(), alias.base().end(), text));
      return true;
    }
    var copy = new Substitution(values).apply(new TreeBuilder(source).node(alias));
    splices.addAll(new NodeEdit(source, lines).replaceAlias(alias, copy));
    return true;
  }

  private boolean targetChanges(RawNode.Alias alias) {
    var target = alias.target().node().map(RawNode::base);
    return target.isPresent()
        && !changed.subSet(target.get().start(), true, target.get().end(), true).isEmpty();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
