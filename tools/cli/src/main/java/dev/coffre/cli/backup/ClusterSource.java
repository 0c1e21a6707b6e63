package dev.coffre.cli.backup;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Facts;
import dev.coffre.backup.Folders;
import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.k3s.ClusterFacts;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.backup.k3s.EncryptionConfig;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Backs up the datastore of a k3s server, and what is true of the cluster in that very copy; its
/// token goes into a backup of its own.
record ClusterSource(Host host, Target.Cluster target, K3sServer server) {
  /// The rows that are objects now: of most the head is enough, of a Secret and of what is
  /// encrypted everything is read.
  private static final String OBJECTS =
      """
      SELECT hex(name), hex(CASE WHEN substr(value, 1, 8) = CAST('k8s:enc:' AS BLOB)
        OR name GLOB '/registry/secrets/*' THEN value ELSE substr(value, 1, %d) END)
      FROM kine JOIN (SELECT max(id) AS id FROM kine GROUP BY name) USING (id)
      WHERE deleted = 0
      """
          .formatted(ClusterFacts.HEAD);

  private static final String BOOTSTRAP_RECORDS =
      "SELECT count(*) FROM kine WHERE name GLOB '/bootstrap/*'";

  /// The files that k3s makes anew from its bootstrap record. Where there is none, they are with
  /// the token: whoever has it and the datastore has all of them anyway.
  private static final List<String> BOOTSTRAP_FILES =
      List.of(
          "tls/server-ca.crt",
          "tls/server-ca.key",
          "tls/client-ca.crt",
          "tls/client-ca.key",
          "tls/request-header-ca.crt",
          "tls/request-header-ca.key",
          "tls/service.key",
          "cred/encryption-config.json");

  /// What the two backups are told.
  record Pair(Taken datastore, Taken token) {}

  /// Writes the parts of both and says what is in them.
  ///
  /// @throws CommandException if the token was changed meanwhile
  Pair take(PendingBackup backup, PendingBackup tokenBackup)
      throws CommandException, FileFailure, IOException {
    var folder = server.datastore().resolveSibling(".coffre-" + target.name());
    Folders.remove(folder);
    try (var token = server.token();
        var codes = SecretBytes.adopt(host.randomness().bytes(ClusterToken.CODES_KEY))) {
      var moment = host.clock().instant();
      var copy = new Sqlite(host, Folders.make(folder).resolve("state.db"));
      new Sqlite(host, server.datastore()).copyTo(copy.file());
      requireSound(copy);
      var facts = facts(copy, codes);
      var source = describe(copy, token, codes);
      try (var content = Files.newInputStream(copy.file())) {
        backup.add(ClusterToken.DATASTORE, content);
      }
      backup.add(ClusterToken.CONFIG, bytes(server.config().published().text()));
      addToken(tokenBackup, token, codes, copy);
      requireSame(token);
      return new Pair(
          new Taken(moment, source, facts),
          new Taken(moment, Map.of(), new Facts(new TreeMap<>())));
    } finally {
      Folders.remove(folder);
    }
  }

  private void requireSame(SecretBytes before) throws FileFailure, CommandException {
    try (var now = server.token()) {
      if (!before.sameAs(now)) {
        throw CommandException.refused(
            target.name() + ": the token was changed while the datastore was read", "run it again");
      }
    }
  }

  private void requireSound(Sqlite copy) throws CommandException, IOException {
    var found = copy.ask("PRAGMA quick_check(1)");
    if (!found.equals("ok")) {
      throw CommandException.refused(
          target.name() + ": the datastore is damaged: " + found, "see what 'sqlite3' says of it");
    }
  }

  private Facts facts(Sqlite copy, SecretBytes codes)
      throws CommandException, FileFailure, IOException {
    var facts = new ClusterFacts(codes);
    try (var encryption = server.encryption()) {
      copy.each(OBJECTS, (name, value) -> add(facts, encryption, name, value));
      return facts.facts(server.authority());
    } catch (BackupException e) {
      throw refused(e);
    }
  }

  private void add(ClusterFacts facts, EncryptionConfig encryption, String name, byte[] value)
      throws CommandException {
    try {
      if (ClusterFacts.isObject(name)) {
        facts.addStored(name, encryption.open(name, value));
      }
    } catch (BackupException e) {
      throw refused(e);
    }
  }

  private CommandException refused(BackupException e) {
    return CommandException.refused(
        target.name() + ": " + e.getMessage(),
        "run it again if keys are being rotated; else the cluster cannot read it either");
  }

  private Map<String, String> describe(Sqlite copy, SecretBytes token, SecretBytes codes)
      throws CommandException, FileFailure, IOException {
    var source = new LinkedHashMap<>(server.version().said());
    source.put("sqlite", copy.ask("SELECT sqlite_version()"));
    source.put("revision", copy.ask("SELECT max(id) FROM kine"));
    source.put("bootstrap records", copy.ask(BOOTSTRAP_RECORDS));
    try (var encryption = server.encryption()) {
      source.put("encryption", encryption.provider());
      source.put("encryption key", encryption.keyName());
    } catch (BackupException e) {
      throw refused(e);
    }
    source.put("authority", server.authority());
    source.put("token", ClusterToken.code(token, codes));
    return source;
  }

  private void addToken(PendingBackup backup, SecretBytes token, SecretBytes codes, Sqlite copy)
      throws CommandException, IOException {
    token.expose(bytes -> add(backup, ClusterToken.TOKEN, bytes));
    codes.expose(bytes -> add(backup, ClusterToken.CODES, bytes));
    if (copy.ask(BOOTSTRAP_RECORDS).equals("0")) {
      try (var tar = bootstrapFiles()) {
        backup.add(ClusterToken.BOOTSTRAP, tar.out());
        tar.finish();
      }
    }
  }

  private static boolean add(PendingBackup backup, String part, byte[] bytes) throws IOException {
    backup.add(part, new ByteArrayInputStream(bytes));
    return true;
  }

  private Tool bootstrapFiles() throws CommandException {
    var command =
        new ArrayList<>(
            List.of("tar", "--create", "--numeric-owner", "--directory=" + server.server()));
    command.add("--file=-");
    BOOTSTRAP_FILES.stream()
        .filter(file -> Files.exists(server.server().resolve(file)))
        .forEach(command::add);
    return Tool.start(command, host.environment(), Path.of("/"));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
