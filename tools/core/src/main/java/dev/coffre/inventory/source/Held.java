package dev.coffre.inventory.source;

import dev.coffre.scan.baseline.SecretDigest;

/// A value that a file holds: its name and how it is kept.
///
/// @param name the way to it in the file, unique there
/// @param line from 1
/// @param digest tells whether two versions of the file hold the same
public record Held(
    String name, int line, Protection protection, SecretDigest digest, Changed changed) {

  /// How a value is kept.
  public enum Protection {
    ENCRYPTED,
    CLEAR,
    EMPTY,
    /// Only a name of where it is.
    ELSEWHERE
  }

  /// One of which it is not known when it changed.
  public Held(String name, int line, Protection protection, SecretDigest digest) {
    this(name, line, protection, digest, new Changed.Untold());
  }

  /// The same under another name.
  public Held named(String other) {
    return new Held(other, line, protection, digest, changed);
  }

  /// The same, with what is known of its age.
  public Held changed(Changed when) {
    return new Held(name, line, protection, digest, when);
  }
}
