package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.PlanFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What mutations are made with.
///
/// @param identities that open the backup
/// @param tokenIdentities that open the backup of a cluster's token
/// @param place of the drill that is running
record MutationTools(
    Host host,
    PlanFile plan,
    Map<String, List<Identity>> identities,
    Map<String, List<Identity>> tokenIdentities,
    DrillPlace place) {
  /// Enough for a start, too little for a database.
  private static final int ROOM_KIB = 2_048;

  Manifest manifest(StoredBackup backup) throws IOException, BackupException {
    return backup.manifest(identities.values().iterator().next());
  }

  /// The archive with a byte more.
  byte[] otherArchive(StoredBackup backup, String archive) throws IOException, BackupException {
    var plain = new ByteArrayOutputStream();
    var first = identities.values().iterator().next();
    backup.read(archive, manifest(backup), plain, first, 1);
    plain.write(0);
    return plain.toByteArray();
  }

  Forgery forgery(StoredBackup sound) throws IOException {
    try {
      return new Forgery(sound, plan.age(), recipients(sound));
    } catch (CommandException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// Words before the server's command that leave it little room.
  List<String> littleRoom() {
    var script = place.folder().resolve(Script.NO_ROOM.file());
    try {
      Script.NO_ROOM.write(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path data = place.folder().resolve("data");
    return List.of(
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "--net",
        "--",
        "sh",
        "-e",
        script.toString(),
        data.toString(),
        String.valueOf(ROOM_KIB));
  }

  List<Recipient> recipients(StoredBackup sound) throws CommandException {
    return plan.recipients(plan.target(sound.label().target()));
  }
}
