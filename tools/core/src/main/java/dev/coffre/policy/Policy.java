package dev.coffre.policy;

import dev.coffre.merge.MergedText;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Nesting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Checks single files. Stateless and thread-safe.
///
/// @param neighbours what twins and references are looked up in
public record Policy(Neighbours neighbours) {
  /// What is wrong with a file, in the order of its lines.
  ///
  /// @param past older versions, which an encrypted file is held against
  /// @throws IOException if another file that matters cannot be read
  public List<Violation> check(CheckedFile file, Versions past) throws IOException {
    var found = new Violations(file);
    IdentityCheck.check(found);
    if (file.baseName().equals(Rules.NAME) || new CopyCheck(found, neighbours).check()) {
      return found.sorted();
    }
    try {
      var parsed = Reading.parse(file);
      if (parsed.isPresent()) {
        Nesting.descend(() -> content(parsed.get(), past, found));
      }
    } catch (StoreException e) {
      unreadable(e, found);
    }
    return found.sorted();
  }

  /// Whether a file is encrypted, or claims to be; one that cannot be read is not.
  public static boolean isEncrypted(CheckedFile file) {
    return Reading.isEncrypted(file.path(), file.content());
  }

  /// Whether an older version of an encrypted file has in clear what the file encrypts now. A
  /// version that cannot be read may have.
  public static boolean holdsInClear(CheckedFile file, byte[] version) {
    return version.length > 0
        && !Reading.isEncrypted(file.path(), version)
        && Reading.hasSelected(file, version);
  }

  private boolean content(Store.Parsed parsed, Versions past, Violations found) throws IOException {
    var metadata = Reading.metadata(found.file(), parsed);
    boolean selected = false;
    if (metadata.isPresent()) {
      new EncryptedFileCheck(found, parsed, metadata.get()).check();
      for (var version : past.get()) {
        new ChangeCheck(found, parsed).check(version);
      }
    } else {
      selected = new PlainFileCheck(found, parsed).check();
      KustomizeCheck.check(parsed, found, neighbours);
      if (!selected) {
        HelmCheck.check(parsed, found, neighbours);
      }
    }
    if (!selected) {
      KubernetesCheck.check(parsed, metadata.isPresent(), found);
    }
    return true;
  }

  private void unreadable(StoreException failure, Violations found) {
    var file = found.file();
    var why =
        MergedText.hasMarker(file.content())
            ? "a merge left conflicts in it, which 'coffre edit' settles"
            : Optional.ofNullable(failure.getMessage()).orElse("it cannot be read");
    if (file.rule().selects()) {
      found.add(Check.SOPS_UNREADABLE, "a creation rule selects the file, and " + why);
    } else if (Reading.mentions(file.content(), "ENC[AES256_GCM,")
        && Reading.mentions(file.content(), "lastmodified")) {
      found.add(Check.SOPS_UNREADABLE, "it holds encrypted values, and " + why);
    } else if (KubernetesCheck.resemblesSecret(file.content())) {
      found.add(Check.SOPS_UNREADABLE, "it holds a Kubernetes Secret, and " + why);
    }
  }
}
