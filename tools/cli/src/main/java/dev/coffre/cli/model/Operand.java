package dev.coffre.cli.model;

import java.util.List;

/// A word that a command or an option takes.
///
/// @param label how help texts name it: `FILE`
/// @param values what it may be
/// @param repeated whether more may follow
public record Operand(String label, Values values, boolean repeated) {

  /// What a word may be, as far as a shell can help to type it.
  public sealed interface Values {
    /// The name of a file or folder.
    record Files() implements Values {}

    /// The name of a folder.
    record Folders() implements Values {}

    /// One of these words.
    record OneOf(List<String> words) implements Values {
      public OneOf {
        words = List.copyOf(words);
      }
    }

    /// Anything; a shell cannot help.
    record Text() implements Values {}
  }
}
