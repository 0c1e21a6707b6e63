package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.k3s.ServerConfig;
import dev.coffre.cli.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a mutation drill changes, so that the drill has to fail; a real drill changes nothing.
interface Tampering {
  /// Changes nothing.
  Tampering NONE = new Tampering() {};

  /// The backup that is drilled in place of this one.
  default StoredBackup backup(StoredBackup sound) throws IOException, FailedCheckException {
    return sound;
  }

  /// The identities that it is opened with.
  default Map<String, List<Identity>> identities(Map<String, List<Identity>> sound) {
    return sound;
  }

  /// How far the clock is off.
  default Duration clockSkew() {
    return Duration.ZERO;
  }

  /// The roles of the server.
  default String globals(String sound) {
    return sound;
  }

  /// What is done in the restored database before it is compared.
  default Optional<String> statement() {
    return Optional.empty();
  }

  /// Words before the server's command.
  default List<String> limit() {
    return List.of();
  }

  /// The backup of the token that is used in place of this one.
  default Optional<StoredBackup> token(Optional<StoredBackup> sound)
      throws IOException, FailedCheckException {
    return sound;
  }

  /// What a restored server starts with.
  default ServerConfig flags(ServerConfig sound) {
    return sound;
  }

  /// Called before a restored server starts.
  ///
  /// @param data its `data-dir`
  default void restored(Path data) throws IOException, CommandException {}
}
