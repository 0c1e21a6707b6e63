package dev.coffre.cli.check;

import dev.coffre.policy.Check;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Violation;
import dev.coffre.recovery.Recoveries;
import dev.coffre.sops.Format;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.StoreException;
import java.util.List;

/// Finds the files that a recovery key still opens which was taken from its paper.
record UsedRecoveryKeys(Recoveries recoveries) {

  /// Adds what it finds in the encrypted files of a check.
  void add(FileCheck check) {
    for (var file : check.encrypted()) {
      var found =
          recoveries.of(recipients(file)).stream().map(use -> violation(use, file)).toList();
      if (!found.isEmpty()) {
        check.add(file, found);
      }
    }
  }

  /// Of a file that cannot be read another check tells.
  private static List<String> recipients(CheckedFile file) {
    try {
      var mapping = Format.ofFileName(file.name()).store().parse(file.content()).metadata();
      return mapping.isPresent()
          ? Metadata.parse(mapping.get()).groups().stream()
              .map(KeyGroup::keys)
              .flatMap(List::stream)
              .map(MasterKey::id)
              .toList()
          : List.of();
    } catch (StoreException | MetadataException e) {
      return List.of();
    }
  }

  private static Violation violation(Recoveries.Use use, CheckedFile file) {
    var check = Check.RECOVERY_KEY_USED;
    return Violation.ofFile(
        check,
        "a recovery key opens it that %s took from its paper on %s"
            .formatted(use.who(), use.when()),
        check.fix().replace("RECIPIENT", use.recipient()).replace("FILE", file.word()));
  }
}
