package dev.coffre.cli.terminal;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;

/// The terminal that the program was started from, if any. Prompts go to the terminal itself, so
/// standard output stays the command's result, and answers come from it, so standard input can be
/// something else.
public interface Terminal {

  /// Whether there is someone to ask.
  boolean isPresent();

  /// Whether standard output is shown on a terminal.
  boolean showsOutput();

  /// Whether standard error is shown on a terminal.
  boolean showsErrors();

  /// Columns of the terminal, 80 if it does not say.
  int columns();

  /// Shows text on the terminal, as it is.
  ///
  /// @throws IOException if there is no terminal
  void print(String text) throws IOException;

  /// Shows `prompt` and returns the line that is typed, without its end.
  ///
  /// @throws IOException if there is no terminal, or input ends
  String readLine(String prompt) throws IOException;

  /// Shows `prompt` and returns the line that is typed, which the terminal does not show.
  ///
  /// @throws IOException if there is no terminal, or input ends
  SecretBytes readHidden(String prompt) throws IOException;

  /// No terminal at all: nobody can be asked, output goes to files or pipes.
  Terminal NONE = new NoTerminal();
}
