package dev.coffre.e2e.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a run of a program came to.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ran(List<String> command, int status, byte[] out, String err) {

  String text() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /// This run, if it ended well.
  Ran succeeded() {
    return endedWith(0);
  }

  /// This run, if it ended with `wanted`.
  Ran endedWith(int wanted) {
    if (status != wanted) {
      throw new AssertionError(
          String.join(" ", command) + " ended with " + status + ":\n" + err + text());
    }
    return this;
  }
}
