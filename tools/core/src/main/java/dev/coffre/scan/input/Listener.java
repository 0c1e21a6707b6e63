package dev.coffre.scan.input;

import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.util.List;

/// Is told what a scan of several files comes to.
public interface Listener {
  /// A text was scanned.
  ///
  /// @param path as people know it
  /// @param findings those that count, by place
  void scanned(String path, Text text, List<Finding> findings);

  /// A file holds no text.
  void binary(String path);

  /// A file could not be scanned, and may hold secrets.
  ///
  /// @param why in a few words
  void unread(String path, String why);
}
