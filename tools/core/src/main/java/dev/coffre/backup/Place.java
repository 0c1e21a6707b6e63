package dev.coffre.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// Where the backups of one target are kept: a few files each, below an id. What is still being
/// written there, or being removed, is no backup.
public interface Place extends AutoCloseable {

  /// As people know it, for messages.
  String name();

  /// The ids of all backups.
  List<String> ids() throws IOException;

  /// Opens a file of a backup; empty if it is not there.
  Optional<InputStream> open(String id, String file) throws IOException;

  /// Puts a small file beside the others of a backup, or in the place of the one that was there, in
  /// one step.
  void replace(String id, String file, byte[] content) throws IOException;

  /// Takes the right to change the place, and removes what killed runs left.
  ///
  /// @return nothing if another process has it
  Optional<Hold> hold() throws IOException;

  /// Begins a backup; whoever calls holds the place.
  Draft begin(String id) throws IOException;

  /// Removes a backup: in one step it is none any more, then its files go. Whoever calls holds the
  /// place.
  void remove(String id) throws IOException;

  @Override
  void close() throws IOException;

  /// The right to change a place. Closing gives it back.
  interface Hold extends AutoCloseable {
    /// What killed runs left and this removed, as people know it.
    default List<String> abandoned() {
      return List.of();
    }

    @Override
    void close() throws IOException;
  }

  /// Writes what a file is to hold.
  interface Content {
    void writeTo(OutputStream target) throws IOException;
  }

  /// A backup that is being written. Closing it unpublished removes it. Not thread-safe.
  interface Draft extends AutoCloseable {
    /// Writes a file, in constant memory.
    void add(String file, Content content) throws IOException;

    /// Writes the label and makes all of it a backup, in one step.
    void publish(byte[] label) throws IOException;

    @Override
    void close() throws IOException;
  }
}
