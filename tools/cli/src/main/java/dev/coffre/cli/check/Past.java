package dev.coffre.cli.check;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.policy.Check;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Policy;
import dev.coffre.policy.Violation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks for commits that had in clear what is encrypted now.
record Past(Committed committed) {

  /// The first such version of each file.
  ///
  /// @param encrypted the files as they are now
  /// @throws GitException.ShallowHistory if the history is cut off
  Map<CheckedFile, Violation> of(List<CheckedFile> encrypted) throws GitException {
    var files = new TreeMap<GitPath, CheckedFile>();
    for (var file : encrypted) {
      committed.path(file.path()).ifPresent(path -> files.put(path, file));
    }
    var found = new LinkedHashMap<CheckedFile, Violation>();
    var seen = new HashSet<Path>();
    for (var version : committed.versions(files)) {
      if (Policy.holdsInClear(version.file(), version.content())
          && seen.add(version.file().path())) {
        found.put(version.file(), violation(version));
      }
    }
    return found;
  }

  private static Violation violation(Committed.Version version) {
    var check = Check.ONCE_IN_CLEAR;
    var fix = check.fix().replace("FILE", version.file().word());
    var message = "was once committed in clear, on " + version.date() + " in " + version.commit();
    return Violation.ofFile(check, message, fix);
  }
}
