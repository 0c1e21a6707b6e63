package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Folders;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.k3s.ClusterToken;
import dev.coffre.backup.k3s.ServerConfig;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.K3sVersion;
import dev.coffre.cli.backup.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Restores a datastore and its token into a server of its own.
record ClusterDrill(Host host, Course course, DisposableCluster cluster, Tampering tampering) {
  private static final String VERSION = "k3s version";
  private static final String RESTORED = "datastore restored";
  private static final String NO_ERROR = "no error";
  private static final String APART = "instance apart";
  private static final String NOTHING_SHARED = "a name and an address that the live server has not";

  /// The checks of such a drill beside those of every drill and of the facts.
  static List<String> planned() {
    var planned = new ArrayList<>(TokenOpening.PLANNED);
    planned.addAll(List.of(VERSION, RESTORED, APART));
    planned.addAll(DisposableCluster.PLANNED);
    planned.addAll(RestoredCluster.PLANNED);
    planned.addAll(OnlyK3s.PLANNED);
    planned.addAll(List.of(TokenHistory.CHECK, Workload.CHECK));
    return planned;
  }

  /// Restores it.
  RestoredCluster restore(Opening opening, Manifest manifest, TokenOpening tokens)
      throws FailedCheckException {
    var token = course.phase("opening the token", () -> tokens.open(opening, manifest, course));
    try {
      var version = requireSameVersion(manifest);
      course.phase("restoring the datastore", () -> place(opening, manifest, tokens, token));
      course.passed(RESTORED, NO_ERROR);
      var flags = flags(opening, manifest);
      if (!flags.left().isEmpty()) {
        course.note("flags that were left out: " + String.join(", ", flags.left()));
      }
      course.phase("starting an instance", () -> cluster.start(flags.flags(), course));
      return new RestoredCluster(course, cluster, token, version);
    } catch (FailedCheckException e) {
      token.close();
      throw e;
    }
  }

  private K3sVersion requireSameVersion(Manifest manifest) throws FailedCheckException {
    var wanted = manifest.source().getOrDefault("k3s", "");
    try {
      var version = K3sVersion.of(host, cluster.program());
      if (!wanted.equals(version.name())) {
        throw new FailedCheckException(VERSION, wanted, version.name());
      }
      course.passed(VERSION, wanted);
      return version;
    } catch (CommandException | IOException e) {
      throw new FailedCheckException(VERSION, wanted, String.valueOf(e.getMessage()));
    }
  }

  private boolean place(
      Opening opening, Manifest manifest, TokenOpening tokens, TokenOpening.Opened token)
      throws FailedCheckException {
    var server = cluster.data().resolve("server");
    try {
      Folders.make(server.resolve("db"));
      try (var file = Files.newOutputStream(create(server.resolve("db/state.db")))) {
        opening.into(file, ClusterToken.DATASTORE, manifest);
      }
      var file = create(cluster.place().folder().resolve("token"));
      token.token().expose(bytes -> Files.write(file, bytes));
      if (token.hasBootstrapFiles()) {
        unpack(server, tokens, token);
      }
      tampering.restored(cluster.data());
      return true;
    } catch (IOException | CommandException e) {
      throw new FailedCheckException(RESTORED, NO_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static Path create(Path file) throws IOException {
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private void unpack(Path server, TokenOpening tokens, TokenOpening.Opened token)
      throws FailedCheckException, IOException, CommandException {
    var command =
        List.of("tar", "--extract", "--no-same-owner", "--directory=" + server, "--file=-");
    try (var tar = Tool.start(command, host.environment(), server)) {
      try (var input = tar.in()) {
        tokens.into(token, ClusterToken.BOOTSTRAP, input);
      }
      tar.finish();
    }
  }

  private DisposableFlags flags(Opening opening, Manifest manifest) throws FailedCheckException {
    var text = new ByteArrayOutputStream();
    try {
      opening.into(text, ClusterToken.CONFIG, manifest);
      var live =
          ServerConfig.EMPTY.with(ClusterToken.CONFIG, text.toString(StandardCharsets.UTF_8));
      var flags = tampering.flags(live);
      requireApart(flags);
      var folder = cluster.place().folder();
      return cluster.hasNode()
          ? DisposableFlags.withNode(flags, cluster.name(), folder)
          : DisposableFlags.of(flags, cluster.name(), folder);
    } catch (IOException | BackupException e) {
      throw new FailedCheckException(RESTORED, NO_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private void requireApart(ServerConfig live) throws FailedCheckException {
    var shared = DisposableFlags.shared(live, cluster.name());
    if (!shared.isEmpty()) {
      throw new FailedCheckException(APART, NOTHING_SHARED, "the live server has " + shared);
    }
    course.passed(APART, NOTHING_SHARED);
  }
}
