package dev.coffre.cli.drill;

import dev.coffre.backup.Folders;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Tool;
import dev.coffre.cli.child.OnSignal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The folder that a drill restores into, for its owner only. It is destroyed with all that runs in
/// it when this is closed; when the drill is killed, a process of its own does so and leaves a
/// note, which the next drill reports.
final class DrillPlace implements AutoCloseable {
  private static final String PREFIX = "coffre-drill-";
  private static final String LOCK = "lock";
  private static final String REAPER = Script.REAPER.file();
  private static final long PATIENCE_SECONDS = 5;

  private final Path folder;
  private final FileChannel lock;
  private final Process reaper;
  private final OnSignal onSignal;
  private Optional<Process> server = Optional.empty();
  private boolean kept;

  private DrillPlace(Path folder, FileChannel lock, Process reaper) {
    this.folder = folder;
    this.lock = lock;
    this.reaper = reaper;
    this.onSignal = new OnSignal("end-drill", this::destroy);
  }

  /// Makes a folder below `root`.
  ///
  /// @param title of the drill, for the note
  static DrillPlace create(Host host, Path root, String title)
      throws IOException, CommandException {
    var name = PREFIX + HexFormat.of().formatHex(host.randomness().bytes(6));
    var folder = Folders.make(root.resolve(name)).toRealPath();
    var lock =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    Script.REAPER.write(folder.resolve(REAPER));
    var note = notes(host).resolve(name);
    return new DrillPlace(folder, lock, reaper(folder, note, title));
  }

  /// In a session of its own, so that what ends our process group leaves it.
  private static Process reaper(Path folder, Path note, String title) throws CommandException {
    var command =
        List.of(
            "setsid",
            "sh",
            folder.resolve(REAPER).toString(),
            folder.toString(),
            note.toString(),
            title);
    try {
      return new ProcessBuilder(command)
          .directory(Path.of("/").toFile())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw CommandException.failed(
          "a drill needs setsid and sh to clean up after itself", "install util-linux");
    }
  }

  private static Path notes(Host host) {
    var home = Path.of(host.environment().getOrDefault("HOME", "/"));
    var state = host.environment().get("XDG_STATE_HOME");
    return (state == null ? home.resolve(".local/state") : Path.of(state)).resolve("coffre/drills");
  }

  /// What killed drills left, told once and then forgotten.
  ///
  /// @param notes of reapers
  record Leftovers(List<String> texts, List<Path> notes) {
    /// Called when they were written down elsewhere.
    void forget() throws IOException {
      for (var note : notes) {
        Files.deleteIfExists(note);
      }
    }
  }

  /// Removes the folders below `root` whose reaper was killed too, and says what all reapers noted.
  static Leftovers leftovers(Host host, Path root) throws IOException, CommandException {
    if (Files.isDirectory(root)) {
      try (var folders = Files.newDirectoryStream(root, PREFIX + "*")) {
        for (var folder : folders) {
          if (isAbandoned(folder)) {
            reap(host, folder);
          }
        }
      }
    }
    var texts = new ArrayList<String>();
    var found = new ArrayList<Path>();
    if (Files.isDirectory(notes(host))) {
      try (var notes = Files.list(notes(host))) {
        for (var note : notes.sorted().toList()) {
          texts.add(Files.readString(note).strip());
          found.add(note);
        }
      }
    }
    return new Leftovers(texts, found);
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    var file = folder.resolve(LOCK);
    if (!Files.isWritable(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var free = channel.tryLock()) {
      return free != null;
    }
  }

  /// Does what the folder's own reaper could not.
  private static void reap(Host host, Path folder) throws IOException, CommandException {
    var name = String.valueOf(folder.getFileName());
    var note = notes(host).resolve(name);
    var script = Files.createTempFile("coffre-", REAPER);
    try {
      Script.REAPER.write(script);
      var command =
          List.of(
              "sh",
              script.toString(),
              folder.toRealPath().toString(),
              note.toString(),
              "an earlier drill");
      try (var tool = Tool.start(command, host.environment(), Path.of("/"))) {
        tool.in().close();
        tool.await();
      }
    } finally {
      Files.delete(script);
    }
  }

  Path folder() {
    return folder;
  }

  /// Says which process is the server, so that it is ended first.
  void holds(Process process) {
    server = Optional.of(process);
  }

  /// The server, once it was started.
  Optional<Process> server() {
    return server;
  }

  /// Leaves everything as it is, for whoever wants to look around: without its lock, no later drill
  /// takes the folder for an abandoned one.
  void keep() throws IOException {
    Files.delete(folder.resolve(LOCK));
    kept = true;
  }

  private synchronized void destroy() {
    if (kept) {
      release();
      return;
    }
    server.ifPresent(DrillPlace::end);
    endOthers();
    try {
      Folders.remove(folder);
      release();
    } catch (IOException stillWrittenTo) {
      leaveToTheReaper();
    }
  }

  /// By the end of its pipe, as if this process had been killed: it ends what writes there first.
  /// What the drill found stands, and the next one reports what the reaper did.
  private void leaveToTheReaper() {
    try {
      reaper.getOutputStream().close();
    } catch (IOException reaperIsGone) {
      return;
    }
  }

  /// The server's own way to stop at once, in which it gives back its shared memory. Whatever it
  /// started is gone before the folder is.
  private static void end(Process server) {
    var family = server.descendants().toList();
    try {
      new ProcessBuilder("kill", "-s", "QUIT", String.valueOf(server.pid())).start().waitFor();
      if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      for (var process : family) {
        process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (IOException | ExecutionException | TimeoutException stillThere) {
      server.destroyForcibly();
      family.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// At a signal, what makes the server or loads into it, which has the folder's name in its
  /// command line: `initdb` makes its folder anew, and those above it.
  private void endOthers() {
    var others = ProcessHandle.current().descendants().filter(this::worksHere).toList();
    others.forEach(ProcessHandle::destroyForcibly);
    for (var process : others) {
      process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private boolean worksHere(ProcessHandle process) {
    return process.pid() != reaper.pid()
        && process
            .info()
            .commandLine()
            .filter(line -> line.contains(folder.toString()))
            .isPresent();
  }

  private void release() {
    try (lock;
        var pipe = reaper.getOutputStream()) {
      pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException reaperIsGone) {
      return;
    }
  }

  @Override
  public void close() {
    destroy();
    onSignal.close();
  }
}
