package dev.coffre.cli.terminal;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;

/// The terminal of a process that has none.
final class NoTerminal implements Terminal {

  @Override
  public boolean isPresent() {
    return false;
  }

  @Override
  public boolean showsOutput() {
    return false;
  }

  @Override
  public boolean showsErrors() {
    return false;
  }

  @Override
  public int columns() {
    return 80;
  }

  @Override
  public void print(String text) throws IOException {
    throw missing();
  }

  @Override
  public String readLine(String prompt) throws IOException {
    throw missing();
  }

  @Override
  public SecretBytes readHidden(String prompt) throws IOException {
    throw missing();
  }

  static IOException missing() {
    return new IOException("there is no terminal to ask on");
  }
}
