package dev.coffre.e2e.script;

import java.nio.charset.StandardCharsets;

/// What a command left behind: its exit status and what it wrote.
final class Outcome {
  static final Outcome NONE = new Outcome(0, new byte[0], new byte[0], new byte[0]);

  private final int status;
  private final byte[] stdout;
  private final byte[] stderr;
  private final byte[] terminal;

  Outcome(int status, byte[] stdout, byte[] stderr, byte[] terminal) {
    this.status = status;
    this.stdout = stdout;
    this.stderr = stderr;
    this.terminal = terminal;
  }

  int status() {
    return status;
  }

  /// What it wrote to `stdout`, to `stderr` or, under any other name, to its terminal.
  byte[] stream(String name) {
    return switch (name) {
      case "stdout" -> stdout;
      case "stderr" -> stderr;
      default -> terminal;
    };
  }

  /// For the report of a failed script.
  String describe() {
    return "[exit " + status + "]\n" + section("stdout") + section("stderr") + section("terminal");
  }

  private String section(String name) {
    String text = new String(stream(name), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return "";
    }
    String shown = text.length() > 3000 ? text.substring(0, 3000) + "… (cut)" : text;
    return "[" + name + "]\n" + shown + (shown.endsWith("\n") ? "" : "\n");
  }
}
