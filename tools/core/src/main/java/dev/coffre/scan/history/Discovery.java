package dev.coffre.scan.history;

import dev.coffre.git.history.Origin;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.util.List;
import java.util.Optional;

/// A secret in a history: where it first stood.
///
/// @param path of the file, as people know it; of a blob that no commit has, its id
/// @param text the first version of the file that has it
/// @param others all findings in that version, this one included
/// @param origin the oldest commit that has that version; empty if only a tag leads to it
/// @param blobs how many versions hold the secret in files with this path
public record Discovery(
    String path,
    Text text,
    Finding finding,
    List<Finding> others,
    Optional<Origin> origin,
    int blobs) {
  public Discovery {
    others = List.copyOf(others);
  }
}
