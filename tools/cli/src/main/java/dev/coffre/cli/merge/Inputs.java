package dev.coffre.cli.merge;

import dev.coffre.cli.merge.Input.Source;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;

/// The three versions of a file. Closing wipes them.
record Inputs(Input base, Input ours, Input theirs) implements AutoCloseable {

  /// Reads them.
  ///
  /// @throws SopsException if a side cannot be opened
  /// @throws StoreException if one of them is not of its format
  static Inputs read(Source base, Source ours, Source theirs, Vault vault)
      throws SopsException, StoreException {
    var mine = Input.side(ours, vault);
    try {
      var yours = Input.side(theirs, vault);
      try {
        return new Inputs(Input.base(base, vault), mine, yours);
      } catch (StoreException | RuntimeException e) {
        yours.close();
        throw e;
      }
    } catch (SopsException | StoreException | RuntimeException e) {
      mine.close();
      throw e;
    }
  }

  /// Whether no side is encrypted.
  boolean arePlain() {
    return ours.metadata().isEmpty() && theirs.metadata().isEmpty();
  }

  @Override
  public void close() {
    base.close();
    ours.close();
    theirs.close();
  }
}
