package dev.coffre.cli.check;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.scan.StagedFiles;
import dev.coffre.git.index.Side;
import dev.coffre.git.index.StagedChange;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Checks what the next commit changes: the content that is staged, under the rules that are.
final class StagedCheck {
  private static final long CACHE = 16 << 20;

  private StagedCheck() {}

  /// Checks the files.
  ///
  /// @throws IOException if the repository cannot be read, or a conflict is not settled
  /// @throws CommandException if the key registry is broken
  static FileCheck run(Gate gate, Optional<MacVerification> macs)
      throws CommandException, IOException {
    try (var repository = gate.repository();
        var reader = repository.store().reader(CACHE)) {
      var files = StagedFiles.of(repository);
      var check = new FileCheck(gate, files, files.root(), macs);
      for (var change : StagedChanges.of(repository, files.index())) {
        check(change, gate, files, reader, check);
      }
      return check;
    }
  }

  private static void check(
      StagedChange change, Gate gate, StagedFiles files, ObjectReader reader, FileCheck check)
      throws IOException {
    var name = change.path().decoded();
    switch (change.kind()) {
      case ADDED, MODIFIED, MODE_CHANGED, TYPE_CHANGED, RENAMED -> {
        var after = change.after().orElseThrow();
        if (after.mode().isBlob() && !gate.leavesOut(name)) {
          check.check(
              files.path(after.path()),
              name,
              () -> content(after, reader),
              () -> before(change, reader));
        }
      }
      case DELETED -> {}
      case UNMERGED -> throw new IOException(name + ": it has a merge conflict");
    }
  }

  private static byte[] content(Side side, ObjectReader reader) throws GitException {
    return reader.read(side.id(), ObjectKind.BLOB).toBytes();
  }

  private static List<byte[]> before(StagedChange change, ObjectReader reader) throws GitException {
    var before = change.before().filter(side -> side.mode().isBlob());
    return before.isPresent() ? List.of(content(before.get(), reader)) : List.of();
  }
}
