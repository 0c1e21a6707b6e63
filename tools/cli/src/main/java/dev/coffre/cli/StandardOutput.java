package dev.coffre.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/// Standard output, whose first failure is kept: a {@link PrintStream} on it tells nobody, and a
/// result that was lost must not look like success.
final class StandardOutput extends FilterOutputStream {
  private static final String READER_WENT = "Broken pipe";

  /// What a shell reports of a program that the signal for a pipe without a reader ended.
  private static final int PIPE_SIGNAL = 141;

  private Optional<String> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    try {
      out.write(source, offset, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  /// The exit status of a run that by itself ended with `status`. A failure to write is told on
  /// `err`, unless the run has failed already or the reader wanted no more.
  ///
  /// @param failed the status of a run that lost its output
  int statusAfter(int status, int failed, PrintStream err) {
    if (status != 0 || failure.isEmpty()) {
      return status;
    }
    if (failure.get().equals(READER_WENT)) {
      return PIPE_SIGNAL;
    }
    err.println("coffre: cannot write standard output: " + failure.get());
    err.println("hint: what arrived is not whole; free some space and run it again");
    return failed;
  }
}
