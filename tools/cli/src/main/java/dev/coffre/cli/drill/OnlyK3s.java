package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.k3s.EncryptionConfig;
import dev.coffre.cli.backup.K3sVersion;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// What only the real k3s shows. Where something stands in for k3s, the check is not run and the
/// drill incomplete.
record OnlyK3s(DisposableCluster cluster, TokenOpening.Opened token, K3sVersion version) {
  private static final String RECORD = "bootstrap record";
  private static final String OPENED = "opened with the restored token";
  private static final String ENCRYPTION = "encryption configuration";
  private static final String FROM_RECORD = "made anew from the bootstrap record";

  /// Its checks.
  static final List<String> PLANNED = List.of(RECORD, ENCRYPTION);

  List<Check> checks(Manifest manifest) {
    return List.of(
        version.isStandIn()
            ? Check.notRun(RECORD, OPENED, "the stand-in for k3s has no bootstrap record")
            : record(manifest),
        version.isStandIn()
            ? Check.notRun(ENCRYPTION, FROM_RECORD, "the stand-in keeps it in a file alone")
            : encryption(manifest));
  }

  /// The server started with nothing but the datastore and the token: what it knows, it knows from
  /// the record.
  private Check record(Manifest manifest) {
    var records = manifest.source().getOrDefault("bootstrap records", "0");
    return records.equals("0") || token.hasBootstrapFiles()
        ? Check.failed(RECORD, OPENED, "the datastore that was backed up has none")
        : Check.passed(RECORD, OPENED);
  }

  private Check encryption(Manifest manifest) {
    var file = cluster.data().resolve("server/cred/encryption-config.json");
    var wanted =
        manifest.source().getOrDefault("encryption", "")
            + " "
            + manifest.source().getOrDefault("encryption key", "");
    try (var config =
        Files.exists(file)
            ? EncryptionConfig.parse(Files.readString(file))
            : EncryptionConfig.NONE) {
      var found = config.provider() + " " + config.keyName();
      return found.equals(wanted)
          ? Check.passed(ENCRYPTION, FROM_RECORD)
          : Check.failed(ENCRYPTION, FROM_RECORD, found + ", not " + wanted);
    } catch (IOException | BackupException e) {
      return Check.failed(ENCRYPTION, FROM_RECORD, String.valueOf(e.getMessage()));
    }
  }
}
