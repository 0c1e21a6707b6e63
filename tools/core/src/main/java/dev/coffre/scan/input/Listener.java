package dev.coffre.scan.input;

import dev.coffre.git.diff.AddedLines;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Is told what a scan of changed files comes to.
public interface Listener {
  /// A text was read, and will be scanned.
  ///
  /// @param past what the file was before
  /// @return is told the findings that count, by place
  Consumer<List<Finding>> read(GitPath path, Text text, Past past) throws IOException;

  /// A file holds no text.
  void binary(GitPath path, byte[] content) throws IOException;

  /// A file could not be scanned, and may hold secrets.
  ///
  /// @param path as people know it
  /// @param why in a few words
  void unread(String path, String why);

  /// What a file was before. It is looked up when it is asked for, on any thread, until the scan's
  /// repository is closed.
  interface Past {
    /// Which lines are new.
    ///
    /// @throws GitException if an older version cannot be read
    AddedLines newLines() throws GitException;

    /// The versions that the commits before have at its place; several in a merge.
    ///
    /// @throws GitException if one cannot be read
    List<byte[]> versions() throws GitException;
  }
}
