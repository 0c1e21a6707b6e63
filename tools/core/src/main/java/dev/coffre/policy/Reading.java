package dev.coffre.policy;

import dev.coffre.sops.Format;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.Envelope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which files are read, and what counts as encrypted.
final class Reading {
  private static final String METADATA = "sops";

  /// Words without which a file that no rule selects is nobody's business here.
  private static final List<String> WORDS = List.of("sops", "Secret", "secretGenerator");

  /// Fields that only the metadata of SOPS has; people have their own entries called `sops`.
  private static final Set<String> FIELDS =
      Set.of(
          "mac",
          "lastmodified",
          "age",
          "pgp",
          "kms",
          "gcp_kms",
          "hckms",
          "azure_kv",
          "hc_vault",
          "key_groups",
          "encrypted_regex",
          "encrypted_suffix",
          "unencrypted_regex",
          "unencrypted_suffix");

  /// Those of them that are words for people: what SOPS keeps there are lists.
  private static final Set<String> LISTS =
      Set.of("age", "pgp", "kms", "gcp_kms", "hckms", "azure_kv", "hc_vault", "key_groups");

  private Reading() {}

  /// The content of a file that matters; empty if it does not.
  ///
  /// @throws StoreException if it is not of the format that its name says
  static Optional<Store.Parsed> parse(CheckedFile file) throws StoreException {
    boolean matters =
        file.rule().selects()
            || Twins.saysEncrypted(file.baseName())
            || HelmCheck.isNamed(file.baseName())
            || mentionsAny(file.content());
    return matters ? Optional.of(file.parsed()) : Optional.empty();
  }

  /// The metadata of a file that is encrypted, or claims to be; what is broken comes as an empty
  /// mapping.
  static Optional<Node.Mapping> metadata(CheckedFile file, Store.Parsed parsed) {
    if (parsed.metadata().isPresent()) {
      return parsed.metadata().filter(mapping -> isMetadata(mapping) || hasCiphertext(parsed));
    }
    return hasReserved(parsed, file.format()) && hasCiphertext(parsed)
        ? Optional.of(new Node.Mapping(List.of()))
        : Optional.empty();
  }

  /// Whether another file is encrypted; one that cannot be read is not.
  static boolean isEncrypted(Path path, byte[] content) {
    var file = new CheckedFile(path, path.toString(), content, new RuleMatch.NoRules());
    try {
      return metadata(file, file.parsed()).isPresent();
    } catch (StoreException e) {
      return false;
    }
  }

  /// Whether a version of an encrypted file has a value in clear that the file's selector means.
  static boolean hasSelected(CheckedFile file, byte[] version) {
    try {
      var metadata = file.parsed().metadata();
      var selector =
          metadata.isPresent() ? Metadata.parse(metadata.get()).selector() : Selector.DEFAULT;
      for (var leaf : Survey.of(file.format().store().parse(version).tree(), selector)) {
        if (leaf.kind() == Leaf.Kind.SELECTED && KubernetesCheck.isPlain(leaf.value())) {
          return true;
        }
      }
      return false;
    } catch (StoreException | MetadataException e) {
      return true;
    }
  }

  private static boolean isMetadata(Node.Mapping mapping) {
    for (var item : mapping.items()) {
      if (item instanceof Entry(var key, var value) && isField(key, value)) {
        return true;
      }
    }
    return false;
  }

  /// Flattened fields have the way to a value behind `__`.
  private static boolean isField(String key, Node value) {
    int end = key.indexOf("__");
    if (end >= 0) {
      return FIELDS.contains(key.substring(0, end));
    }
    return FIELDS.contains(key)
        && (!LISTS.contains(key) || (value instanceof Node.Sequence(var keys) && !keys.isEmpty()));
  }

  private static boolean hasReserved(Store.Parsed parsed, Format format) {
    for (var document : parsed.tree().documents()) {
      for (var item : document.items()) {
        if (item instanceof Entry(var key, var value) && format.reserves(key)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The first value or comment that is well-formed ciphertext.
  static Optional<Site> firstCiphertext(Store.Parsed parsed) {
    for (var leaf : Survey.of(parsed.tree(), Selector.NONE)) {
      if (leaf.value() instanceof Value.Str text && Envelope.isSound(text)) {
        return Optional.of(leaf.site());
      }
    }
    return Optional.empty();
  }

  private static boolean hasCiphertext(Store.Parsed parsed) {
    return hasCiphertext(parsed.tree().documents());
  }

  private static boolean hasCiphertext(List<? extends Element> elements) {
    for (var element : elements) {
      if (isCiphertext(element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCiphertext(Node.Mapping mapping) {
    for (var item : mapping.items()) {
      if (item instanceof Entry(var key, var value)
          && !key.equals(METADATA)
          && isCiphertext(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCiphertext(Element element) {
    return switch (element) {
      case Node.Mapping mapping -> hasCiphertext(mapping);
      case Node.Sequence(var elements) -> hasCiphertext(elements);
      case Node.Scalar(var value, var site) -> Envelope.isMeant(value);
      case Comment comment -> Envelope.isMeant(comment.text());
    };
  }

  private static boolean mentionsAny(byte[] content) {
    for (var word : WORDS) {
      if (mentions(content, word)) {
        return true;
      }
    }
    return false;
  }

  static boolean mentions(byte[] content, String word) {
    return Glance.has(content, content.length, word.getBytes(StandardCharsets.US_ASCII));
  }
}
