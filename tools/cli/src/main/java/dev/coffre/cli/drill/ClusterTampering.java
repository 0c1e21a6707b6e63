package dev.coffre.cli.drill;

import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Facts;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
import dev.coffre.backup.k3s.ClusterFacts;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.backup.k3s.ServerConfig;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.backup.Sqlite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is wrong with a cluster, its token or the datastore, in a drill that has to fail.
record ClusterTampering(Mutation mutation, MutationTools tools) implements Tampering {
  /// The Secret that was changed last, as it was before.
  private static final String GO_BACK =
      """
      UPDATE kine SET value = (SELECT before.value FROM kine AS before
        WHERE before.name = kine.name AND before.id < kine.id ORDER BY before.id DESC LIMIT 1)
      WHERE id = (SELECT max(id) FROM kine WHERE name IN (SELECT name FROM kine
        WHERE name GLOB '/registry/secrets/*' GROUP BY name HAVING count(*) > 1 AND max(deleted) = 0));
      SELECT CASE changes() WHEN 1 THEN 'ok' ELSE 'no' END;
      """;

  private static final String LOSE =
      """
      DELETE FROM kine WHERE name = (SELECT name FROM kine WHERE name GLOB '/registry/configmaps/*'
        GROUP BY name HAVING max(deleted) = 0 ORDER BY name LIMIT 1);
      """;

  @Override
  public StoredBackup backup(StoredBackup sound) throws IOException, FailedCheckException {
    try {
      return switch (mutation) {
        case OTHER_VERSION ->
            tools
                .forgery(sound)
                .with(tools.manifest(sound).withSource("k3s", "k3s version v1.0.0"));
        case OTHER_AUTHORITY -> tools.forgery(sound).with(ofAnother(tools.manifest(sound)));
        default -> sound;
      };
    } catch (BackupException e) {
      throw failed(e);
    }
  }

  private static Manifest ofAnother(Manifest manifest) {
    var sections = new TreeMap<>(manifest.facts().sections());
    sections.computeIfPresent(
        ClusterFacts.AUTHORITY, (_, _) -> new TreeMap<>(Map.of("server-ca.crt", "another")));
    return manifest.with(new Facts(sections), manifest.contents());
  }

  private static FailedCheckException failed(Exception why) {
    return new FailedCheckException("mutation", "a sound backup", String.valueOf(why.getMessage()));
  }

  @Override
  public Optional<StoredBackup> token(Optional<StoredBackup> sound)
      throws IOException, FailedCheckException {
    if (sound.isEmpty() || mutation == Mutation.MISSING_TOKEN) {
      return Optional.empty();
    }
    try {
      return Optional.of(token(sound.get()));
    } catch (BackupException | CommandException e) {
      throw failed(e);
    }
  }

  private StoredBackup token(StoredBackup sound)
      throws IOException, BackupException, CommandException {
    return switch (mutation) {
      case STRANGERS_TOKEN -> {
        var stranger = X25519Identity.generate(tools.host().randomness());
        yield sealedFor(sound, List.of(stranger.recipient()));
      }
      case OPEN_TOKEN -> {
        var recipients = new ArrayList<>(tools.recipients(sound));
        recipients.addAll(tools.plan().recipients(tools.plan().target(datastore(sound))));
        yield sealedFor(sound, recipients);
      }
      case WRONG_TOKEN -> {
        var forgery = tools.forgery(sound);
        var wrong = "K10::server:wrong".getBytes(StandardCharsets.UTF_8);
        forgery.encrypt(ClusterToken.TOKEN, wrong);
        yield forgery.with(manifest(sound).withContent(Forgery.part(ClusterToken.TOKEN, wrong)));
      }
      default -> sound;
    };
  }

  private static String datastore(StoredBackup token) {
    return token.label().target().replaceFirst("-token$", "");
  }

  /// The same manifest, for others.
  private StoredBackup sealedFor(StoredBackup sound, List<Recipient> others)
      throws IOException, BackupException {
    var manifest = manifest(sound);
    return new Forgery(sound, tools.plan().age(), others).with(manifest);
  }

  private Manifest manifest(StoredBackup sound) throws IOException, BackupException {
    List<Identity> first = tools.tokenIdentities().values().iterator().next();
    return sound.manifest(first);
  }

  @Override
  public ServerConfig flags(ServerConfig sound) {
    return switch (mutation) {
      case FORGOTTEN_FLAG ->
          sound.without(Set.of("secrets-encryption", "secrets-encryption-provider"));
      case SAME_ADDRESS -> sound.with("node-ip", List.of(DisposableFlags.ADDRESS));
      default -> sound;
    };
  }

  @Override
  public void restored(Path data) throws IOException, CommandException {
    var datastore = new Sqlite(tools.host(), data.resolve("server/db/state.db"));
    switch (mutation) {
      case OLDER_SECRET -> {
        if (!datastore.change(GO_BACK).equals("ok")) {
          throw new IOException("no Secret was ever changed, so none can be older");
        }
      }
      case LOST_OBJECT -> datastore.change(LOSE);
      default -> {
        // the others are wrong elsewhere
      }
    }
  }
}
