package dev.coffre.policy;

import dev.coffre.sops.Format;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.List;
import java.util.Optional;

/// Checks a file that is not encrypted: whether it should be.
record PlainFileCheck(Violations found, Store.Parsed parsed) {

  /// Whether it should be, as a whole, which is a finding then.
  boolean check() {
    var file = found.file();
    boolean named = Twins.saysEncrypted(file.baseName());
    if (file.rule() instanceof RuleMatch.Matched(var rule) && file.rule().selects()) {
      var secret = firstSecret(selector(rule), named);
      secret.ifPresent(leaf ->
          found.add(
              Check.SOPS_NOT_ENCRYPTED,
              leaf.site(),
              "a creation rule selects the file, and it is in clear"));
      if (secret.isEmpty()) {
        orphans();
      }
      return secret.isPresent();
    }
    var secret = named ? firstSecret(Selector.DEFAULT, true) : Optional.<Leaf>empty();
    secret.ifPresent(leaf ->
        found.add(
            Check.SOPS_NAME_PLAINTEXT,
            leaf.site(),
            "the name is that of an encrypted file, and it is in clear"));
    return secret.isPresent();
  }

  /// Encrypted values without metadata are lost.
  private void orphans() {
    Reading.firstCiphertext(parsed)
        .ifPresent(site ->
            found.add(
                Check.SOPS_METADATA_INVALID,
                site,
                "it holds encrypted values, and the sops metadata are missing"));
  }

  private Selector selector(CreationRule rule) {
    return found.file().format() == Format.BINARY
        ? Selector.NONE
        : rule.selector().orElse(Selector.DEFAULT);
  }

  /// A rule for a folder of manifests often matches objects that hold no secret: a ConfigMap has
  /// `data` too. Those count only if the name says that they are encrypted.
  private Optional<Leaf> firstSecret(Selector selector, boolean named) {
    for (var document : parsed.tree().documents()) {
      if (named || !isOrdinaryObject(document)) {
        var secret = firstSecret(document, selector);
        if (secret.isPresent()) {
          return secret;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Leaf> firstSecret(Node.Mapping document, Selector selector) {
    for (var leaf : Survey.of(new Tree(List.of(document)), selector)) {
      if (leaf.kind() == Leaf.Kind.SELECTED && KubernetesCheck.isPlain(leaf.value())) {
        return Optional.of(leaf);
      }
    }
    return Optional.empty();
  }

  private static boolean isOrdinaryObject(Node.Mapping document) {
    var kind = KubernetesCheck.text(document, "kind");
    boolean object = !kind.isEmpty() && !KubernetesCheck.text(document, "apiVersion").isEmpty();
    return object && !kind.equals("Secret");
  }
}
