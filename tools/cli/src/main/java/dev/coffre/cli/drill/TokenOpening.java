package dev.coffre.cli.drill;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The backup of the token that belongs to a backup of a datastore.
///
/// @param found with the same id; nothing if there is none
/// @param identities each of which has to open it
record TokenOpening(Optional<StoredBackup> found, Map<String, List<Identity>> identities) {
  private static final String THERE = "token there";
  private static final String BESIDE = "the token's backup of the same moment, as it was written";
  private static final String OPENS = "token opens";
  private static final String WITH_EACH = "the manifest of this backup, with each identity";
  private static final String APART = "token apart";
  private static final String NO_OTHER = "no identity opens both backups";
  private static final String OWN = "token own";
  private static final String OF_THIS = "the token that the datastore's manifest was made with";

  /// Its checks.
  static final List<String> PLANNED = List.of(THERE, OPENS, APART, OWN);

  /// What was in it.
  ///
  /// @param codes the key of the codes in the datastore's manifest
  record Opened(Manifest manifest, SecretBytes token, SecretBytes codes) implements AutoCloseable {

    boolean hasBootstrapFiles() {
      return manifest.contents().stream()
          .anyMatch(part -> part.name().equals(ClusterToken.BOOTSTRAP));
    }

    @Override
    public void close() {
      token.close();
      codes.close();
    }
  }

  /// Opens it.
  ///
  /// @param datastore the backup of the datastore, whose identities must not open this one
  Opened open(Opening datastore, Manifest manifest, Course course) throws FailedCheckException {
    var backup =
        found.orElseThrow(() ->
            new FailedCheckException(
                THERE, BESIDE, "there is none: without the token, the datastore is of no use"));
    try {
      var damages = backup.damages();
      if (!damages.isEmpty()) {
        throw new FailedCheckException(THERE, BESIDE, String.join("; ", damages));
      }
      course.passed(THERE, BESIDE);
      var own = manifest(backup);
      course.passed(OPENS, WITH_EACH + ": " + String.join(", ", identities.keySet()));
      requireApart(backup, datastore);
      course.passed(APART, NO_OTHER);
      var opened =
          new Opened(
              own, read(backup, own, ClusterToken.TOKEN), read(backup, own, ClusterToken.CODES));
      requireOwn(opened, manifest);
      course.passed(OWN, OF_THIS);
      return opened;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// There is no looking at it.
  static FailedCheckException unreadable(Exception why) {
    return new FailedCheckException(THERE, BESIDE, String.valueOf(why.getMessage()));
  }

  private Manifest manifest(StoredBackup backup) throws FailedCheckException, IOException {
    var opened = Optional.<Manifest>empty();
    for (var identity : identities.entrySet()) {
      try {
        opened = Optional.of(backup.manifest(identity.getValue()));
      } catch (AgeException e) {
        throw new FailedCheckException(
            OPENS, WITH_EACH, "with " + identity.getKey() + ": " + e.getMessage());
      } catch (BackupException e) {
        throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
      }
    }
    return opened.orElseThrow(() ->
        new FailedCheckException(
            OPENS, WITH_EACH, "nobody opens it: name an identity with --token-identity"));
  }

  private void requireApart(StoredBackup backup, Opening datastore) throws FailedCheckException {
    for (var identity : datastore.identities().entrySet()) {
      requireShut(backup, identity.getKey(), identity.getValue());
    }
    for (var identity : identities.entrySet()) {
      requireShut(datastore.backup(), identity.getKey(), identity.getValue());
    }
  }

  private static void requireShut(StoredBackup backup, String name, List<Identity> identity)
      throws FailedCheckException {
    try {
      backup.requireOpens(Manifest.FILE, identity);
    } catch (IOException shut) {
      return;
    }
    throw new FailedCheckException(
        APART, NO_OTHER, name + " opens " + backup.label().target() + " as well");
  }

  private SecretBytes read(StoredBackup backup, Manifest own, String part)
      throws FailedCheckException, IOException {
    try {
      return backup.secret(part, own, opener());
    } catch (BackupException e) {
      throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
    }
  }

  /// Each of them opened it; one is enough from there on.
  private List<Identity> opener() {
    return identities.values().iterator().next();
  }

  private static void requireOwn(Opened opened, Manifest manifest) throws FailedCheckException {
    try {
      if (!ClusterToken.code(opened.token(), opened.codes()).equals(manifest.source("token"))) {
        opened.close();
        throw new FailedCheckException(OWN, OF_THIS, "it is another one");
      }
    } catch (BackupException e) {
      throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
    }
  }

  /// Decrypts a part of it.
  void into(Opened opened, String part, OutputStream target)
      throws FailedCheckException, IOException {
    try {
      found.orElseThrow().read(part, opened.manifest(), target, opener(), 1);
    } catch (BackupException e) {
      throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
    }
  }
}
