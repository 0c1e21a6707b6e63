package dev.coffre.backup.postgresql;

/// A session of a server, in which one statement follows the other.
public interface Session {

  /// Runs one statement and returns the text of its only column of its only row; empty if it has
  /// none.
  ///
  /// @throws SessionException if the server refuses it, or is gone
  String ask(String statement) throws SessionException;
}
