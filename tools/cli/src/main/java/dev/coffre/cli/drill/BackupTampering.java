package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
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

/// What is wrong with any backup, or with what a database was restored to, in a drill that has to
/// fail.
record BackupTampering(Mutation mutation, MutationTools tools) implements Tampering {
  /// What `tar` ends archives with.
  private static final byte[] EMPTY_ARCHIVE = new byte[10_240];

  private static final Duration BEHIND = Duration.ofDays(-10_000);

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

  @Override
  public StoredBackup backup(StoredBackup sound) throws IOException, FailedCheckException {
    try {
      return backup(sound, tools.forgery(sound), archive(sound));
    } catch (BackupException e) {
      throw new FailedCheckException("mutation", "a sound backup", String.valueOf(e.getMessage()));
    }
  }

  private static String archive(StoredBackup sound) {
    return switch (sound.label().kind()) {
      case "folder" -> FolderSource.ARCHIVE;
      case "k3s" -> ClusterToken.DATASTORE;
      case "postgresql-server" -> ServerSource.FILES;
      case "pgbackrest" -> RepositorySource.LIST;
      default -> DatabaseSource.DUMP;
    };
  }

  private StoredBackup backup(StoredBackup sound, Forgery forgery, String archive)
      throws IOException, BackupException {
    return switch (mutation) {
      case CORRUPTED_BYTE -> corrupted(forgery, archive).labelledAsBefore();
      case FORGED_LABEL -> corrupted(forgery, archive).relabelled();
      case TRUNCATED_ARCHIVE -> {
        var bytes = forgery.content(archive + ".age");
        forgery.replace(archive + ".age", Arrays.copyOf(bytes, bytes.length * 2 / 3));
        yield forgery.relabelled();
      }
      case SWAPPED_BACKUP -> forgery.with(other(tools.manifest(sound)));
      case OTHER_ARCHIVE -> {
        forgery.encrypt(archive, tools.otherArchive(sound, archive));
        yield forgery.relabelled();
      }
      case EMPTY_DUMP -> with(sound, forgery, archive, new byte[0]);
      case TRUNCATED_LOG -> with(sound, forgery, ServerSource.LOG, EMPTY_ARCHIVE);
      default -> sound;
    };
  }

  private static Forgery corrupted(Forgery forgery, String archive) throws IOException {
    var bytes = forgery.content(archive + ".age");
    bytes[bytes.length / 2] ^= 1;
    forgery.replace(archive + ".age", bytes);
    return forgery;
  }

  /// Another content of a part, and a manifest that fits.
  private StoredBackup with(StoredBackup sound, Forgery forgery, String part, byte[] content)
      throws IOException, BackupException {
    forgery.encrypt(part, content);
    return forgery.with(tools.manifest(sound).withContent(Forgery.part(part, content)));
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

  @Override
  public Map<String, List<Identity>> identities(Map<String, List<Identity>> sound) {
    var stranger = new LinkedHashMap<String, List<Identity>>();
    stranger.put("a stranger", List.of(X25519Identity.generate(tools.host().randomness())));
    return mutation == Mutation.WRONG_KEY ? stranger : sound;
  }

  @Override
  public Duration clockSkew() {
    return mutation == Mutation.CLOCK_SKEW ? BEHIND : Duration.ZERO;
  }

  @Override
  public String globals(String sound) {
    return mutation == Mutation.MISSING_ROLE
        ? sound.replaceFirst("(?m)^CREATE ROLE .*$", "")
        : sound;
  }

  @Override
  public List<String> limit() {
    return mutation == Mutation.NO_ROOM ? tools.littleRoom() : List.of();
  }

  @Override
  public Optional<String> statement() {
    return switch (mutation) {
      case SCHEMA_DRIFT -> onFirstTable("ALTER TABLE %s ADD COLUMN coffre_drift int");
      case LOST_ROW ->
          onFirstTable("DELETE FROM %1$s WHERE ctid = (SELECT ctid FROM %1$s LIMIT 1)");
      case LOST_GRANT -> onFirstTable("GRANT TRUNCATE ON %s TO PUBLIC");
      case WRONG_EXTENSION ->
          Optional.of("UPDATE pg_extension SET extversion = '0' WHERE extname = 'plpgsql'");
      default -> Optional.empty();
    };
  }

  private static Optional<String> onFirstTable(String statement) {
    return Optional.of(FIRST_TABLE.replace("@", statement));
  }
}
