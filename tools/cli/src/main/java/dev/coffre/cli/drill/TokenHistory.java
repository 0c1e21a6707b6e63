package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.TargetStore;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether each backup of a datastore that is kept has the token of its moment: after a rotation,
/// the new token opens none of the older ones.
///
/// @param datastores all that are kept
/// @param tokens all that are kept
/// @param identities open the datastores' backups
/// @param tokenIdentities open the tokens'
record TokenHistory(
    List<StoredBackup> datastores,
    TargetStore.Content tokens,
    Map<String, List<Identity>> identities,
    Map<String, List<Identity>> tokenIdentities) {
  static final String CHECK = "token rotation";
  private static final String EACH = "each backup that is kept has the token of its moment";

  Check check() {
    var wrong = new ArrayList<String>();
    for (var datastore : datastores) {
      var id = datastore.label().id();
      try {
        if (!hasToken(datastore)) {
          wrong.add(id + " has another one");
        }
      } catch (IOException | BackupException e) {
        wrong.add(id + ": " + e.getMessage());
      }
    }
    return wrong.isEmpty()
        ? Check.passed(CHECK, EACH + ": " + datastores.size())
        : Check.failed(CHECK, EACH, String.join("; ", wrong));
  }

  private boolean hasToken(StoredBackup datastore) throws IOException, BackupException {
    var id = datastore.label().id();
    var backup = tokens.backup(id).orElseThrow(() -> new IOException("its token is not there"));
    var openers = any(tokenIdentities);
    var manifest = backup.manifest(openers);
    try (var token = backup.secret(ClusterToken.TOKEN, manifest, openers);
        var codes = backup.secret(ClusterToken.CODES, manifest, openers)) {
      var wanted = datastore.manifest(any(identities)).source("token");
      return ClusterToken.code(token, codes).equals(wanted);
    }
  }

  private static List<Identity> any(Map<String, List<Identity>> identities) {
    return identities.values().stream().flatMap(List::stream).toList();
  }
}
