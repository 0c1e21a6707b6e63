package dev.coffre.policy;

import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds plain copies of encrypted files: decrypted twins beside them, and what editors left.
record CopyCheck(Violations found, Neighbours neighbours) {

  /// Whether the file is such a copy, which is a finding then.
  boolean check() throws IOException {
    return found.file().content().length > 0 && (twin() || leftover());
  }

  private boolean twin() throws IOException {
    var file = found.file();
    for (var name : Twins.encrypted(file.baseName())) {
      var original = file.path().resolveSibling(name);
      var content = neighbours.read(original);
      if (content.isPresent()
          && Reading.isEncrypted(original, content.get())
          && isPlainTextOf(original, content.get())) {
        found.add(Check.PLAINTEXT_TWIN, "it is the plain text of " + name);
        return true;
      }
    }
    return false;
  }

  /// The name may say so. If not, it has to have a value that the other one encrypts: `app.yaml`
  /// beside `app.sops.yaml` may well be the part that is no secret.
  private boolean isPlainTextOf(Path original, byte[] content) {
    var file = found.file();
    if (Reading.isEncrypted(file.path(), file.content())) {
      return false;
    }
    if (Twins.saysDecrypted(file.baseName())) {
      return true;
    }
    var format = new CheckedFile(original, "", content, file.rule()).format();
    try {
      var plain = file.parsed();
      return sharesSelected(format.store().parse(content), plain);
    } catch (StoreException | MetadataException e) {
      return false;
    }
  }

  private static boolean sharesSelected(Store.Parsed encrypted, Store.Parsed plain)
      throws MetadataException {
    var metadata = encrypted.metadata();
    if (metadata.isEmpty()) {
      return false;
    }
    var selector = Metadata.parse(metadata.get()).selector();
    for (var leaf : Survey.of(encrypted.tree(), selector)) {
      if (leaf.kind() == Leaf.Kind.SELECTED && hasPlain(plain, leaf)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPlain(Store.Parsed plain, Leaf leaf) {
    for (var document : plain.tree().documents()) {
      var there = leaf.path().in(document);
      if (there.isPresent()
          && there.get() instanceof Node.Scalar(var value, var site)
          && KubernetesCheck.isPlain(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean leftover() throws IOException {
    var file = found.file();
    for (var name : originals(file.baseName())) {
      var original = file.path().resolveSibling(name);
      if (!Reading.isEncrypted(original, file.content()) && isSecret(original)) {
        found.add(Check.EDITOR_LEFTOVER, "it is a copy of " + name + ", which is encrypted");
        return true;
      }
    }
    return false;
  }

  /// What is left of a decrypted copy is left of the encrypted file.
  private static List<String> originals(String name) {
    var names = new ArrayList<String>();
    for (var original : Twins.originals(name)) {
      names.add(original);
      if (Twins.saysDecrypted(original)) {
        names.addAll(Twins.encrypted(original));
      }
    }
    return names;
  }

  /// What a rule selects, a rule selects under the name of the copy too, mostly: only whether the
  /// original is encrypted tells one secret file from an ordinary one.
  private boolean isSecret(Path original) throws IOException {
    var content = neighbours.read(original);
    return content.isPresent() && Reading.isEncrypted(original, content.get());
  }
}
