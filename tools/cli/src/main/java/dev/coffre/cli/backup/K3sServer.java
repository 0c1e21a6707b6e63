package dev.coffre.cli.backup;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Counted;
import dev.coffre.backup.Target;
import dev.coffre.backup.k3s.EncryptionConfig;
import dev.coffre.backup.k3s.ServerConfig;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A k3s server on this machine: where it keeps what, and how it is configured.
///
/// @param program the `k3s` command
/// @param data k3s' `data-dir`
record K3sServer(Host host, String program, Path data, ServerConfig config) {
  private static final String USUAL_DATA = "/var/lib/rancher/k3s";

  /// Reads its configuration.
  static K3sServer read(Host host, Target.Cluster target, Path root)
      throws CommandException, FileFailure {
    var config = ServerConfig.EMPTY;
    try {
      for (var file : files(host, root.resolve(target.config()))) {
        config = config.with(file.toString(), text(read(host, file)));
      }
    } catch (BackupException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), "k3s reads it as well");
    }
    if (!config.isSqlite()) {
      throw CommandException.failed(
          target.name() + ": this server does not keep its datastore in SQLite",
          "back up an external datastore where it is, and etcd with 'k3s etcd-snapshot'");
    }
    return new K3sServer(
        host, target.program(), Path.of(config.value("data-dir").orElse(USUAL_DATA)), config);
  }

  /// `config.yaml`, then `config.yaml.d` by name: the order of k3s.
  private static List<Path> files(Host host, Path config) throws FileFailure {
    var files = new ArrayList<Path>();
    files.add(config);
    var more = config.resolveSibling(config.getFileName() + ".d");
    if (Files.isDirectory(more)) {
      try (Stream<Path> found = Files.list(more)) {
        found.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().forEach(files::add);
      } catch (IOException e) {
        throw new FileFailure(host.shown(more), e);
      }
    }
    return files;
  }

  private static byte[] read(Host host, Path file) throws FileFailure {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  Path server() {
    return data.resolve("server");
  }

  /// Its datastore, which is there.
  Path datastore() throws FileFailure {
    var file = server().resolve("db/state.db");
    if (!Files.exists(file)) {
      throw new FileFailure(host.shown(file), new NoSuchFileException(file.toString()));
    }
    return file;
  }

  SecretBytes token() throws FileFailure {
    return SecretBytes.adopt(read(host, server().resolve("token")));
  }

  /// The digest of its authority's certificate: what its join tokens begin with.
  String authority() throws FileFailure {
    return Counted.sha256(read(host, server().resolve("tls/server-ca.crt")));
  }

  /// What its Secrets are encrypted with.
  EncryptionConfig encryption() throws FileFailure, BackupException {
    var file = server().resolve("cred/encryption-config.json");
    return Files.exists(file)
        ? EncryptionConfig.parse(text(read(host, file)))
        : EncryptionConfig.NONE;
  }

  /// What its program says that it is.
  K3sVersion version() throws CommandException, IOException {
    return K3sVersion.of(host, program);
  }
}
