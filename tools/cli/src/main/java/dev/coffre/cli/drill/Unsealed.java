package dev.coffre.cli.drill;

import dev.coffre.backup.Manifest;
import dev.coffre.cli.backup.DatabaseSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The parts of a database's backup, decrypted while the server that they go into is made: that
/// leaves a processor free. By one thread, since a store need not bear more than one reader.
/// Closing it ends what goes on and waits for that, so that nothing is written into the drill's
/// folder while it is removed.
///
/// @param globals the statements that make the roles
/// @param dump where the dump is
record Unsealed(ExecutorService thread, Future<String> globals, Future<Path> dump)
    implements AutoCloseable {

  /// Begins with the roles, which are short and needed first.
  ///
  /// @param file for the dump
  static Unsealed begin(Opening opening, Manifest manifest, Course course, Path file) {
    var thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("unseal").factory());
    return new Unsealed(
        thread,
        thread.submit(() -> globals(opening, manifest)),
        thread.submit(
            () -> course.phase("decrypting the dump", () -> dump(opening, manifest, file))));
  }

  private static String globals(Opening opening, Manifest manifest) throws FailedCheckException {
    try {
      var globals = new ByteArrayOutputStream();
      opening.into(globals, DatabaseSource.GLOBALS, manifest);
      return globals.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw DatabaseDrill.rolesFailed(e);
    }
  }

  private static Path dump(Opening opening, Manifest manifest, Path file)
      throws FailedCheckException {
    try (var target = Files.newOutputStream(file)) {
      opening.into(target, DatabaseSource.DUMP, manifest);
      return file;
    } catch (IOException e) {
      throw DatabaseDrill.databaseFailed(e);
    }
  }

  /// Waits for a part until it was read to its end and found to be genuine.
  static <T> T whole(Future<T> part) throws FailedCheckException {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a backup was decrypted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FailedCheckException failed -> throw failed;
        case RuntimeException unexpected -> throw unexpected;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
