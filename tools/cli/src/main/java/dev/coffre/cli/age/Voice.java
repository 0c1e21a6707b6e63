package dev.coffre.cli.age;

import java.io.PrintStream;

/// How a tool speaks: on standard error, its name first, no capital, no full stop.
///
/// @param tool `age`, `age-keygen` or `age-inspect`
record Voice(String tool, PrintStream err) {
  private static final String REPORT =
      "report unexpected or unhelpful errors at https://filippo.io/age/report";

  void say(String message) {
    err.println(tool + ": " + message);
  }

  void warn(String message) {
    say("warning: " + message);
  }

  /// Tells a failure and returns the exit status.
  int fail(ToolFailure failure) {
    say("error: " + failure.getMessage());
    failure.hints().forEach(hint -> say("hint: " + hint));
    say(REPORT);
    return 1;
  }

  /// Tells what is wrong with the flags, if anything, then the usage, and returns the exit status.
  int misused(Flags.UsageException e, String usage) {
    err.print(e.getMessage());
    err.println(usage);
    return e.status();
  }
}
