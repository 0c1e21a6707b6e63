package dev.coffre.e2e.demo.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A throw-away folder with a home, a repository and the programs that run in it, and what the
/// steps learn on their way. Closing it ends every process and removes the folder.
///
/// ```
/// home/        HOME of every program
/// repository/  the Git repository
/// postgresql/  the server's programs, data and log
/// stranger/    what someone else has
/// ```
public final class Stage implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Path root;
  private final boolean keep;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> program;
  private final Transcript transcript = new Transcript();
  private final Processes processes = new Processes();
  private final List<PlantedSecret> secrets = new ArrayList<>();
  private Optional<Database> database = Optional.empty();

  private Stage(Path root, boolean keep, List<String> program) {
    this.root = root;
    this.keep = keep;
    this.program = List.copyOf(program);
  }

  /// A new stage in a folder of its own, readable by its owner only.
  ///
  /// @param program the words that start `coffre`
  /// @param keep whether closing leaves the folder
  public static Stage open(List<String> program, boolean keep) throws IOException {
    var mode = PosixFilePermissions.fromString("rwx------");
    var root =
        Files.createTempDirectory("coffre-demo-", PosixFilePermissions.asFileAttribute(mode));
    for (String folder : List.of("home", "repository", "postgresql", "stranger", "tmp")) {
      Files.createDirectory(root.resolve(folder), PosixFilePermissions.asFileAttribute(mode));
    }
    return new Stage(root.toRealPath(), keep, program);
  }

  public Path root() {
    return root;
  }

  public Path repository() {
    return root.resolve("repository");
  }

  /// A folder for what someone without our key has.
  public Path stranger() {
    return root.resolve("stranger");
  }

  public Transcript transcript() {
    return transcript;
  }

  /// The coffre program, in the repository.
  public Tool coffre() {
    return tool(program);
  }

  /// Git, in the repository.
  public Tool git() {
    return tool(List.of("git"))
        .with("GIT_CONFIG_NOSYSTEM", "1")
        .with("GIT_AUTHOR_NAME", "Demo")
        .with("GIT_AUTHOR_EMAIL", "demo@coffre.invalid")
        .with("GIT_COMMITTER_NAME", "Demo")
        .with("GIT_COMMITTER_EMAIL", "demo@coffre.invalid");
  }

  private Tool tool(List<String> words) {
    var environment =
        Map.of(
            "PATH", String.valueOf(System.getenv("PATH")),
            "HOME", root.resolve("home").toString(),
            "TMPDIR", root.resolve("tmp").toString(),
            "LC_ALL", "C.UTF-8");
    return new Tool(words, repository(), environment, transcript, processes);
  }

  /// The values that were written into the repository, in order; a step that makes a new one adds
  /// it.
  public List<PlantedSecret> secrets() {
    return secrets;
  }

  /// Starts the server.
  public Database startDatabase() throws IOException, InterruptedException {
    var started = Database.start(root.resolve("postgresql"), processes);
    database = Optional.of(started);
    return started;
  }

  /// The running server.
  ///
  /// @throws IllegalStateException before {@link #startDatabase}
  public Database database() {
    return database.orElseThrow(() -> new IllegalStateException("the database is not running"));
  }

  /// Ends every process and lets none start, so that the step that is running fails, then waits for
  /// whoever runs the steps to close the stage. For a shutdown hook: only the one who writes here
  /// knows when the folder can go.
  public void abort() throws InterruptedException {
    processes.close();
    if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a step did not end; left: " + root);
    }
  }

  /// Ends the server and every other process, then removes the folder unless it is to be kept.
  @Override
  public void close() throws IOException {
    processes.close();
    try {
      if (!keep) {
        remove();
      }
    } finally {
      closed.countDown();
    }
  }

  private void remove() throws IOException {
    try (var paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
