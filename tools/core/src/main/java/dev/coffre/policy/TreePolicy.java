package dev.coffre.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// Checks the files of a tree. What is nobody's business here costs a look at its name and bytes.
/// Thread-safe.
public final class TreePolicy {
  private final Policy policy;
  private final Rules rules;
  private final Predicate<Path> twins;

  /// @param neighbours the tree
  /// @param twins whether a file in it may be the plain text of another one
  public TreePolicy(Neighbours neighbours, Rules rules, Predicate<Path> twins) {
    this.policy = new Policy(neighbours);
    this.rules = rules;
    this.twins = twins;
  }

  /// Knows by their names the files that may be the plain text of one of `files`.
  public static Predicate<Path> twinsOf(Collection<Path> files) {
    var twins = new HashSet<Path>();
    for (var file : files) {
      Twins.plain(String.valueOf(file.getFileName()))
          .ifPresent(name -> twins.add(file.resolveSibling(name)));
    }
    return twins::contains;
  }

  /// Knows by their names the files that may be the plain text of one that is there.
  public static Predicate<Path> twinsAmong(Predicate<Path> there) {
    return file -> {
      for (var name : Twins.encrypted(String.valueOf(file.getFileName()))) {
        if (there.test(file.resolveSibling(name))) {
          return true;
        }
      }
      return false;
    };
  }

  /// Whether a file takes more than the look that this is.
  ///
  /// @param path absolute
  /// @param length how much of `content` is the file's
  /// @throws IOException if creation rules cannot be read
  public boolean concerns(Path path, byte[] content, int length) throws IOException {
    var ownName = String.valueOf(path.getFileName());
    return ownName.equals(Rules.NAME)
        || Glance.matters(ownName, content, length)
        || twins.test(path)
        || rules.maySelect(path);
  }

  /// What is wrong with a file, by line.
  ///
  /// @param past older versions, which an encrypted file is held against
  /// @throws IOException if something else that matters cannot be read
  public List<Violation> check(CheckedFile file, Versions past) throws IOException {
    return policy.check(file, past);
  }
}
