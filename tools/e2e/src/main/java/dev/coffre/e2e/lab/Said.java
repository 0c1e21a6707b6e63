package dev.coffre.e2e.lab;

/// A command that ran to its end, and what it said.
///
/// @param command what was asked, as a person would type it
/// @param status the exit status
public record Said(String command, int status, String out, String err) {
  /// The most of each stream that a failure repeats, in characters; the end says most.
  private static final int REPEATED = 4_000;

  /// Whether it succeeded.
  public boolean held() {
    return status == 0;
  }

  /// Both streams, one after the other.
  public String text() {
    return out + err;
  }

  /// Itself.
  ///
  /// @throws LabException if it failed, with what it said
  public Said orFail() {
    if (held()) {
      return this;
    }
    throw new LabException(
        "`%s` ended with %d\n%s%s".formatted(command, status, end(out), end(err)));
  }

  private static String end(String text) {
    return text.length() <= REPEATED ? text : "…" + text.substring(text.length() - REPEATED);
  }
}
