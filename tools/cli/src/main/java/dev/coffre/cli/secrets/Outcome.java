package dev.coffre.cli.secrets;

import dev.coffre.file.Access;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.ExpandedAlias;
import java.nio.file.Path;
import java.util.List;

/// What a command wants to do with one file.
public sealed interface Outcome {

  /// The file as messages call it.
  String name();

  /// To write it.
  ///
  /// @param content all of the new content
  /// @param access of a file that is new
  /// @param expanded aliases of the present content in whose places it has copies
  record Write(
      String name, Path path, SecretBytes content, Access access, List<ExpandedAlias> expanded)
      implements Outcome {}

  /// To leave it as it is.
  ///
  /// @param why in a few words: `is encrypted already`
  record Leave(String name, String why) implements Outcome {}
}
