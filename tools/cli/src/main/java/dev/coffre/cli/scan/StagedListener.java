package dev.coffre.cli.scan;

import dev.coffre.git.object.GitPath;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Listener;
import java.io.IOException;
import java.util.List;

/// Collects what a scan of the index finds, and what the checks say of the same files: of a value
/// if its line is new, of a file whenever it is staged.
record StagedListener(Gate gate, StagedFiles files, Checks checks, ScanResult result)
    implements Listener {

  @Override
  public void scanned(GitPath path, Text text, List<Finding> findings, Past past)
      throws IOException {
    var found = checks.of(files.path(path), path.decoded(), text, past::versions, result);
    if (found.stream().anyMatch(Violation::isOfValue)) {
      var added = past.newLines();
      found.removeIf(one -> one.isOfValue() && !added.touches(one.start(), one.end()));
    }
    checks.add(path.decoded(), text, findings, found, result);
  }

  @Override
  public void binary(GitPath path, byte[] content) throws IOException {
    checks.addBinary(files.path(path), path.decoded(), content, result);
  }

  @Override
  public void unread(String path, String why) {
    if (!gate.leavesOut(path)) {
      result.unread(path, why);
    }
  }
}
