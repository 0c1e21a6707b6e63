package dev.coffre.e2e.demo.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A program in a folder, with an environment of its own: nothing of the caller's but `PATH`.
/// Immutable; each call is a new process.
public final class Tool {
  private final List<String> words;
  private final Path directory;
  private final Map<String, String> environment;
  private final Transcript transcript;
  private final Processes processes;

  Tool(
      List<String> words,
      Path directory,
      Map<String, String> environment,
      Transcript transcript,
      Processes processes) {
    this.words = List.copyOf(words);
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.transcript = transcript;
    this.processes = processes;
  }

  /// The same program in another folder.
  public Tool in(Path folder) {
    return new Tool(words, folder, environment, transcript, processes);
  }

  /// The same program with one more environment variable.
  public Tool with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return new Tool(words, directory, more, transcript, processes);
  }

  /// Runs the program to its end; what it writes goes into the transcript.
  public Ran run(String... arguments) throws IOException, InterruptedException {
    var ran = start(arguments);
    transcript.add(ran.out());
    return ran;
  }

  /// Runs the program to its end where its standard output is the secret that was asked for; all
  /// else goes into the transcript.
  public Ran reveal(String... arguments) throws IOException, InterruptedException {
    return start(arguments);
  }

  private Ran start(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(words);
    command.addAll(List.of(arguments));
    transcript.add(String.join(" ", command));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = processes.start(builder);
    process.getOutputStream().close();
    var err = drain(process.getErrorStream());
    var out = process.getInputStream().readAllBytes();
    int status = process.waitFor();
    var ran = new Ran(label(arguments), status, out, finished(err));
    transcript.add(ran.err());
    return ran;
  }

  private String label(String... arguments) {
    var name = Path.of(words.getFirst()).getFileName().toString();
    return arguments.length == 0 ? name : name + " " + arguments[0];
  }

  private static FutureTask<byte[]> drain(InputStream stream) {
    var task = new FutureTask<>(stream::readAllBytes);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static byte[] finished(FutureTask<byte[]> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException("could not read a program's output", e.getCause());
    }
  }
}
