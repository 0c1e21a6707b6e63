package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.cli.backup.DatabaseSource;
import dev.coffre.cli.backup.FolderSource;
import dev.coffre.cli.backup.RepositorySource;
import dev.coffre.cli.backup.ServerSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  OTHER_AUTHORITY("the server makes itself a new authority", "authority", Kind.CLUSTER),
  TRUNCATED_LOG(
      "the write-ahead log ends early, and the label fits", "server recovered", Kind.SERVER);

  /// What it can be done to.
  private enum Kind {
    ANY,
    DATABASE,
    CLUSTER,
    SERVER
  }

  /// What `tar` ends archives with.
  private static final byte[] EMPTY_ARCHIVE = new byte[10_240];

  private static final String FIRST_TABLE =
      """
      DO $$ DECLARE t regclass; BEGIN
        SELECT c.oid INTO t FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        ORDER BY c.reltuples DESC, c.oid LIMIT 1;
        SET LOCAL session_replication_role = replica;
        EXECUTE format('@', t);
      END $$
      """;

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
    if (kind == Kind.CLUSTER) {
      return new ClusterTampering(this, tools);
    }
    var mutation = this;
    return new Tampering() {
      @Override
      public StoredBackup backup(StoredBackup sound) throws IOException, FailedCheckException {
        try {
          return mutation.backup(sound, tools.forgery(sound), tools);
        } catch (BackupException e) {
          throw new FailedCheckException(
              "mutation", "a sound backup", String.valueOf(e.getMessage()));
        }
      }

      @Override
      public Map<String, List<Identity>> identities(Map<String, List<Identity>> sound) {
        var stranger = new LinkedHashMap<String, List<Identity>>();
        stranger.put("a stranger", List.of(X25519Identity.generate(tools.host().randomness())));
        return mutation == WRONG_KEY ? stranger : sound;
      }

      @Override
      public Duration clockSkew() {
        return mutation == CLOCK_SKEW ? Duration.ofDays(-10_000) : Duration.ZERO;
      }

      @Override
      public String globals(String sound) {
        return mutation == MISSING_ROLE ? sound.replaceFirst("(?m)^CREATE ROLE .*$", "") : sound;
      }

      @Override
      public Optional<String> statement() {
        return mutation.statement();
      }

      @Override
      public List<String> limit() {
        return mutation == NO_ROOM ? tools.littleRoom() : List.of();
      }
    };
  }

  private StoredBackup backup(StoredBackup sound, Forgery forgery, MutationTools tools)
      throws IOException, BackupException {
    var archive =
        switch (sound.label().kind()) {
          case "folder" -> FolderSource.ARCHIVE;
          case "k3s" -> ClusterToken.DATASTORE;
          case "postgresql-server" -> ServerSource.FILES;
          case "pgbackrest" -> RepositorySource.LIST;
          default -> DatabaseSource.DUMP;
        };
    var encrypted = archive + ".age";
    var bytes = forgery.content(encrypted);
    switch (this) {
      case CORRUPTED_BYTE, FORGED_LABEL -> {
        bytes[bytes.length / 2] ^= 1;
        forgery.replace(encrypted, bytes);
      }
      case TRUNCATED_ARCHIVE ->
          forgery.replace(encrypted, Arrays.copyOf(bytes, bytes.length * 2 / 3));
      case SWAPPED_BACKUP -> forgery.encrypt(other(tools.manifest(sound)));
      case OTHER_ARCHIVE -> forgery.encrypt(archive, tools.otherArchive(sound, archive));
      case EMPTY_DUMP -> {
        forgery.encrypt(archive, new byte[0]);
        forgery.encrypt(tools.manifest(sound).withContent(Forgery.part(archive, new byte[0])));
      }
      case TRUNCATED_LOG -> {
        var part = Forgery.part(ServerSource.LOG, EMPTY_ARCHIVE);
        forgery.encrypt(ServerSource.LOG, EMPTY_ARCHIVE);
        forgery.encrypt(tools.manifest(sound).withContent(part));
      }
      case WRONG_KEY,
          CLOCK_SKEW,
          MISSING_ROLE,
          NO_ROOM,
          SCHEMA_DRIFT,
          LOST_ROW,
          LOST_GRANT,
          WRONG_EXTENSION,
          MISSING_TOKEN,
          STRANGERS_TOKEN,
          OPEN_TOKEN,
          WRONG_TOKEN,
          OTHER_VERSION,
          SAME_ADDRESS,
          FORGOTTEN_FLAG,
          OLDER_SECRET,
          LOST_OBJECT,
          OTHER_AUTHORITY -> {
        return sound;
      }
    }
    return this == CORRUPTED_BYTE ? forgery.labelledAsBefore() : forgery.relabelled();
  }

  private static Manifest other(Manifest own) {
    return new Manifest(
        own.target() + "-elsewhere",
        own.kind(),
        own.id(),
        own.taken(),
        own.commit(),
        own.program(),
        own.recipients(),
        own.source(),
        own.facts(),
        own.contents());
  }

  private Optional<String> statement() {
    return switch (this) {
      case SCHEMA_DRIFT -> onFirstTable("ALTER TABLE %s ADD COLUMN coffre_drift int");
      case LOST_ROW ->
          onFirstTable("DELETE FROM %1$s WHERE ctid = (SELECT ctid FROM %1$s LIMIT 1)");
      case LOST_GRANT -> onFirstTable("GRANT TRUNCATE ON %s TO PUBLIC");
      case WRONG_EXTENSION ->
          Optional.of("UPDATE pg_extension SET extversion = '0' WHERE extname = 'plpgsql'");
      case CORRUPTED_BYTE,
          FORGED_LABEL,
          TRUNCATED_ARCHIVE,
          WRONG_KEY,
          SWAPPED_BACKUP,
          OTHER_ARCHIVE,
          CLOCK_SKEW,
          TRUNCATED_LOG,
          EMPTY_DUMP,
          MISSING_ROLE,
          NO_ROOM,
          MISSING_TOKEN,
          STRANGERS_TOKEN,
          OPEN_TOKEN,
          WRONG_TOKEN,
          OTHER_VERSION,
          SAME_ADDRESS,
          FORGOTTEN_FLAG,
          OLDER_SECRET,
          LOST_OBJECT,
          OTHER_AUTHORITY ->
          Optional.empty();
    };
  }

  private static Optional<String> onFirstTable(String statement) {
    return Optional.of(FIRST_TABLE.replace("@", statement));
  }
}
