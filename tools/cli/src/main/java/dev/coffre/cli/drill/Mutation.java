package dev.coffre.cli.drill;

import dev.coffre.backup.Target;

/// Something wrong with a backup, or around it, by which a drill has to fail: for that reason, and
/// no other.
enum Mutation {
  CORRUPTED_BYTE("a byte of the archive changed", Opening.INTACT, Kind.ANY),
  FORGED_LABEL("a byte changed, and the label made to fit", Opening.AUTHENTIC, Kind.ANY),
  TRUNCATED_ARCHIVE("the archive ends early, and the label fits", Opening.AUTHENTIC, Kind.ANY),
  WRONG_KEY("opened with the key of a stranger", Opening.OPENS, Kind.ANY),
  SWAPPED_BACKUP("the backup of another system in its place", Opening.OWN, Kind.ANY),
  OTHER_ARCHIVE("an archive that the manifest was not made for", Opening.OWN, Kind.ANY),
  CLOCK_SKEW("the clock runs days behind", "clock", Kind.ANY),
  EMPTY_DUMP("a dump of nothing, and a manifest that fits", "database restored", Kind.DATABASE),
  MISSING_ROLE("a role is not among the roles", "roles restored", Kind.DATABASE),
  NO_ROOM("the disk is full while it is restored", "database restored", Kind.DATABASE),
  SCHEMA_DRIFT("a table has a column more", "schema", Kind.DATABASE),
  LOST_ROW("a row is missing", "rows", Kind.DATABASE),
  LOST_GRANT("somebody may do something more", "grants", Kind.DATABASE),
  WRONG_EXTENSION("an extension has another version", "extensions", Kind.DATABASE),
  MISSING_TOKEN("the token's backup is not there", "token there", Kind.CLUSTER),
  STRANGERS_TOKEN("the token's backup is for a stranger", "token opens", Kind.CLUSTER),
  OPEN_TOKEN("whoever opens the datastore opens the token", "token apart", Kind.CLUSTER),
  WRONG_TOKEN("the token of another server", "token own", Kind.CLUSTER),
  OTHER_VERSION("another version of k3s made the backup", "k3s version", Kind.CLUSTER),
  SAME_ADDRESS("the live server has the drill's address", "instance apart", Kind.CLUSTER),
  FORGOTTEN_FLAG("the server starts without a flag it had", "secrets decrypt", Kind.CLUSTER),
  OLDER_SECRET("a Secret holds what it held before", "secrets", Kind.CLUSTER),
  LOST_OBJECT("an object is missing", "objects", Kind.CLUSTER),
  OTHER_AUTHORITY("a server with another authority was backed up", "authority", Kind.CLUSTER),
  TRUNCATED_LOG(
      "the write-ahead log ends early, and the label fits", "server recovered", Kind.SERVER);

  /// What it can be done to.
  private enum Kind {
    ANY,
    DATABASE,
    CLUSTER,
    SERVER
  }

  private final String what;
  private final String check;
  private final Kind kind;

  Mutation(String what, String check, Kind kind) {
    this.what = what;
    this.check = check;
    this.kind = kind;
  }

  String what() {
    return what;
  }

  /// The check that has to fail.
  String check() {
    return check;
  }

  /// Whether it can be done to a target.
  boolean appliesTo(Target target) {
    return switch (kind) {
      case ANY -> true;
      case DATABASE -> target instanceof Target.Database;
      case CLUSTER -> target instanceof Target.Cluster;
      case SERVER -> target instanceof Target.Server;
    };
  }

  /// The tampering that does it.
  Tampering tampering(MutationTools tools) {
    return kind == Kind.CLUSTER
        ? new ClusterTampering(this, tools)
        : new BackupTampering(this, tools);
  }
}
