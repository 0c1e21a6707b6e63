package dev.coffre.cli.scan;

import dev.coffre.git.Repository;
import dev.coffre.policy.Violation;
import dev.coffre.scan.Finding;
import dev.coffre.scan.history.RangeScan;
import dev.coffre.scan.report.Past;
import java.io.IOException;
import java.util.List;

/// Checks the texts of a range under the rules of its last commit: what a commit brought of a value
/// in clear stays in the history, what is wrong with a file as a whole counts in its last version.
record CommitChecks(Repository repository, CommitFiles files, Checks checks, ScanResult result)
    implements RangeScan.Observer {

  @Override
  public List<Finding> look(RangeScan.Version version, List<Finding> found) throws IOException {
    var introduced = version.introduced();
    var path = introduced.path();
    var checked =
        checks.of(
            files.path(path), path.decoded(), version.text(), version.past()::versions, result);
    if (checked.isEmpty()) {
      return found;
    }
    var lines = version.past().newLines();
    boolean isLast = files.has(path, introduced.blob());
    checked.removeIf(one -> one.isOfValue() ? !lines.touches(one.start(), one.end()) : !isLast);
    var told = checks.merge(version.text(), found, checked);
    add(version, told.checked());
    return told.findings();
  }

  private void add(RangeScan.Version version, List<Violation> checked) throws IOException {
    if (!checked.isEmpty()) {
      var introduced = version.introduced();
      var past = new Past(RangeScan.origin(repository, files.reader(), introduced), 1);
      result.add(introduced.path().decoded(), version.text(), checked, past);
    }
  }
}
