package dev.coffre.e2e.demo.stage;

import java.nio.charset.StandardCharsets;

/// A program that ran to its end.
public final class Ran {
  private final String command;
  private final int status;
  private final byte[] out;
  private final byte[] err;

  Ran(String command, int status, byte[] out, byte[] err) {
    this.command = command;
    this.status = status;
    this.out = out;
    this.err = err;
  }

  /// The exit status.
  public int status() {
    return status;
  }

  /// What it wrote to standard output.
  public byte[] out() {
    return out;
  }

  /// Standard output as text.
  public String outText() {
    return new String(out, StandardCharsets.UTF_8);
  }

  byte[] err() {
    return err;
  }

  /// Standard error as text.
  public String errText() {
    return new String(err, StandardCharsets.UTF_8);
  }

  /// The same on one line.
  public String errLine() {
    return errText().strip().replace('\n', ' ');
  }

  /// The program's first words and its status.
  @Override
  public String toString() {
    return command + " (status " + status + ")";
  }
}
