package dev.coffre.cli.diff;

import dev.coffre.cli.diff.Difference.Shown;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.Envelope;
import dev.coffre.sops.value.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes the one version of a file different from the other.
///
/// @param before empty if the file was not there
/// @param after empty if it is not there any more
record FileDiff(Optional<Version> before, Optional<Version> after) {

  /// Whether the values of both versions can be seen; else their ciphertexts are compared, which
  /// differ after a new data key though the values do not.
  boolean isDecrypted() {
    return before.map(Version::isReadable).orElse(true)
        && after.map(Version::isReadable).orElse(true);
  }

  /// The differences, in the order of the file.
  List<Difference> differences() {
    var found = new ArrayList<Difference>();
    boolean decrypted = isDecrypted();
    var old = before.map(version -> version.leaves(decrypted)).orElse(Map.of());
    var now = after.map(version -> version.leaves(decrypted)).orElse(Map.of());
    var places = new LinkedHashSet<>(old.keySet());
    places.addAll(now.keySet());
    for (var place : places) {
      var one = Optional.ofNullable(old.get(place));
      var other = Optional.ofNullable(now.get(place));
      if (!one.map(Leaf::value).equals(other.map(Leaf::value))) {
        found.add(new Difference(place, one.map(this::shown), other.map(this::shown)));
      }
    }
    seal(found);
    return found;
  }

  private Shown shown(Leaf leaf) {
    boolean secret = leaf.kind() == Leaf.Kind.SELECTED;
    if (secret && !isDecrypted() && leaf.value() instanceof Value.Str text) {
      try {
        return new Shown(Envelope.read(text).length(), Optional.empty(), true);
      } catch (CipherException e) {
        return new Shown(text.bytes().length(), Optional.empty(), true);
      }
    }
    return PlainText.expose(
        leaf.value(),
        bytes ->
            new Shown(
                bytes.length, Optional.of(new String(bytes, StandardCharsets.UTF_8)), secret));
  }

  private void seal(List<Difference> found) {
    add(found, "encryption", before.map(FileDiff::state), after.map(FileDiff::state));
    var old = readers(before);
    var now = readers(after);
    for (var reader : old) {
      if (!now.contains(reader)) {
        add(found, "reader", Optional.of(reader), Optional.empty());
      }
    }
    for (var reader : now) {
      if (!old.contains(reader)) {
        add(found, "reader", Optional.empty(), Optional.of(reader));
      }
    }
    if (hasNewKey()) {
      add(found, "data key", Optional.of("the former"), Optional.of("a new one"));
    }
  }

  private static void add(
      List<Difference> found, String what, Optional<String> before, Optional<String> after) {
    if (!before.equals(after)) {
      found.add(new Difference(what, before.map(Shown::open), after.map(Shown::open)));
    }
  }

  private static String state(Version version) {
    return version
        .metadata()
        .map(Metadata::selector)
        .map(selector -> selector.kind().field() + " " + selector.pattern())
        .orElse("none");
  }

  private static Set<String> readers(Optional<Version> version) {
    return version.stream()
        .flatMap(one -> one.metadata().stream())
        .map(Metadata::groups)
        .flatMap(List::stream)
        .map(KeyGroup::keys)
        .flatMap(List::stream)
        .map(key -> key.id())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean hasNewKey() {
    var old = before.flatMap(Version::open);
    var now = after.flatMap(Version::open);
    return old.isPresent()
        && now.isPresent()
        && !old.get().opened().key().bytes().sameAs(now.get().opened().key().bytes());
  }
}
