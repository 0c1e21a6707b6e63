package dev.coffre.cli.hooks;

import java.util.Optional;

/// A hook of Git that Coffre takes part in.
enum Hook {
  /// Before a commit is made.
  PRE_COMMIT("pre-commit", "the commit"),
  /// Before the message of a commit is taken.
  COMMIT_MSG("commit-msg", "the commit"),
  /// Before commits are sent to another repository.
  PRE_PUSH("pre-push", "the push");

  private final String file;
  private final String stopped;

  Hook(String file, String stopped) {
    this.file = file;
    this.stopped = stopped;
  }

  /// The name that Git knows it by, which is that of its file.
  String file() {
    return file;
  }

  /// What it stops.
  String stopped() {
    return stopped;
  }

  static Optional<Hook> named(String name) {
    for (var hook : values()) {
      if (hook.file.equals(name)) {
        return Optional.of(hook);
      }
    }
    return Optional.empty();
  }
}
