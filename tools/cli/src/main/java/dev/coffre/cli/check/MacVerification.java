package dev.coffre.cli.check;

import dev.coffre.cli.Complaint;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.policy.Check;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Violation;
import dev.coffre.sops.Format;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;

/// Verifies MACs with the keys of whoever runs the program.
final class MacVerification {
  private final Sops sops;
  private final KeyRing keys;

  MacVerification(Host host) {
    this.sops = new Sops(host.randomness(), host.clock());
    this.keys = KeysAtHand.of(host, "coffre");
  }

  /// What came of one file.
  sealed interface Result {
    /// It is not encrypted.
    record Plain() implements Result {}

    /// It holds.
    record Holds() implements Result {}

    /// No key at hand opens the file.
    record NoKey() implements Result {}

    /// It does not hold, or a value does not.
    record Fails(Violation violation) implements Result {}
  }

  Result verify(CheckedFile file) {
    try {
      var store = Format.ofFileName(file.name()).store();
      var parsed = store.parse(file.content());
      if (parsed.metadata().isEmpty()) {
        return new Result.Plain();
      }
      sops.decrypt(parsed, keys, MacCheck.REQUIRED).close();
      return new Result.Holds();
    } catch (SopsException.DataKeyUnavailable e) {
      return new Result.NoKey();
    } catch (SopsException.MetadataInvalid | StoreException e) {
      return new Result.Plain();
    } catch (SopsException e) {
      return new Result.Fails(violation(file, e));
    }
  }

  private static Violation violation(CheckedFile file, SopsException failure) {
    var check = Check.SOPS_MAC_MISMATCH;
    var fix = check.fix().replace("FILE", file.word());
    return Violation.ofFile(check, Complaint.about(failure).message(), fix);
  }
}
