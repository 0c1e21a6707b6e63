package dev.coffre.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A folder in which the real git is run, away from the user's configuration.
public record GitSandbox(Path folder) {

  /// A new repository in the folder, its branch being `main`.
  public static GitSandbox init(Path folder, String... options) {
    var sandbox = new GitSandbox(folder);
    var args = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    args.addAll(List.of(options));
    sandbox.git(args.toArray(String[]::new));
    return sandbox;
  }

  /// Runs git, which must succeed.
  ///
  /// @return its output, one character a byte
  public String git(String... args) {
    return gitWith("", args);
  }

  /// Runs git, which must succeed, with an input of one character a byte.
  public String gitWith(String input, String... args) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    try {
      var in = Files.createTempFile("git", ".in");
      var out = Files.createTempFile("git", ".out");
      Files.write(in, input.getBytes(ISO_8859_1));
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(environment());
      builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectErrorStream(true);
      int status = builder.start().waitFor();
      var output = new String(Files.readAllBytes(out), ISO_8859_1);
      Files.delete(in);
      Files.delete(out);
      assertThat(status).as("%s said: %s", command, output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
        Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
        Map.entry("HOME", folder.toString()),
        Map.entry("LC_ALL", "C"),
        Map.entry("GIT_AUTHOR_NAME", "An Author"),
        Map.entry("GIT_AUTHOR_EMAIL", "author@example.org"),
        Map.entry("GIT_AUTHOR_DATE", "1700000000 +0100"),
        Map.entry("GIT_COMMITTER_NAME", "A Committer"),
        Map.entry("GIT_COMMITTER_EMAIL", "committer@example.org"),
        Map.entry("GIT_COMMITTER_DATE", "1700000001 +0100"));
  }

  /// The output's lines, without empty ones.
  public List<String> lines(String... args) {
    return git(args).lines().filter(line -> !line.isEmpty()).toList();
  }

  /// Writes a file in the folder.
  public void write(String path, String content) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file, adds it, and commits.
  ///
  /// @return the commit's id
  public String commit(String path, String content) {
    write(path, content);
    git("add", "--", path);
    git("commit", "-q", "-m", "change " + path);
    return git("rev-parse", "HEAD").strip();
  }

  /// Opens the repository with the reader under test.
  public Repository open() throws IOException {
    return Repository.open(folder, Surroundings.none());
  }
}
