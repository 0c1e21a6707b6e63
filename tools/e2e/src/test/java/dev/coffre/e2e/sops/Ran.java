package dev.coffre.e2e.sops;

import java.nio.charset.StandardCharsets;

/// What a run of sops came to.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ran(int status, byte[] out, String err) {

  boolean succeeded() {
    return status == 0;
  }

  String text() {
    return new String(out, StandardCharsets.UTF_8);
  }
}
