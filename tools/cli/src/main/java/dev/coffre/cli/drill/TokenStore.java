package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Where the tokens of a cluster's datastores are kept.
///
/// @param identities open them
record TokenStore(PlanFile plan, Target.Cluster cluster, Map<String, List<Identity>> identities) {

  /// Restores a datastore with the token of its moment.
  RestoredCluster restore(ClusterDrill drill, Opening opening, Manifest manifest)
      throws FailedCheckException {
    try (var store = plan.store(plan.target(cluster.token()))) {
      var id = opening.backup().label().id();
      var found = store.content().backup(id);
      return drill.restore(
          opening, manifest, new TokenOpening(drill.tampering().token(found), identities));
    } catch (IOException | CommandException | FileFailure e) {
      throw TokenOpening.unreadable(e);
    }
  }

  /// Whether the other backups of the datastore have theirs.
  ///
  /// @param opening identities that open those backups
  Check history(Map<String, List<Identity>> opening) throws FailedCheckException {
    try (var datastores = plan.store(cluster);
        var tokens = plan.store(plan.target(cluster.token()))) {
      return new TokenHistory(datastores.content().backups(), tokens.content(), opening, identities)
          .check();
    } catch (IOException | CommandException | FileFailure e) {
      throw TokenOpening.unreadable(e);
    }
  }
}
