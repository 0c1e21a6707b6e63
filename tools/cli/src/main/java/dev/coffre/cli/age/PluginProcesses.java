package dev.coffre.cli.age;

import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.Host;
import dev.coffre.secret.SecretBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs plugins from the search path and puts their questions to the person at the terminal.
public final class PluginProcesses implements PluginHost {
  private static final long SECONDS_TO_END = 5;

  private final Host host;
  private final Voice voice;
  private Optional<String> missing = Optional.empty();

  /// @param tool the name that messages begin with
  public PluginProcesses(Host host, String tool) {
    this.host = host;
    this.voice = new Voice(tool, host.err());
  }

  /// The plugin that was needed and is not there, if any.
  Optional<String> missing() {
    return missing;
  }

  @Override
  public Session start(String name, String stateMachine) throws IOException {
    var program = find("age-plugin-" + name);
    if (program.isEmpty()) {
      missing = Optional.of(name);
      throw new FileNotFoundException(
          "\"%s\" plugin not found: exec: \"age-plugin-%s\": executable file not found in $PATH"
              .formatted(name, name));
    }
    var builder = new ProcessBuilder(program.get().toString(), "--age-plugin=" + stateMachine);
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    // Away from the working folder, which must not matter to a plugin.
    builder.directory(Path.of(host.environment().getOrDefault("TMPDIR", "/tmp")).toFile());
    boolean debug = "plugin".equals(host.environment().get("AGEDEBUG"));
    builder.redirectError(
        debug ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD);
    return new Running(builder.start());
  }

  /// Never in a folder that is relative to the working one: whoever wrote that is not trusted to
  /// run programs.
  private Optional<Path> find(String program) {
    for (var folder : host.environment().getOrDefault("PATH", "").split(":", -1)) {
      var file = Path.of(folder, program);
      if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  @Override
  public void show(String plugin, String message) {
    voice.say(plugin + " plugin: " + message);
  }

  @Override
  public Optional<SecretBytes> ask(String plugin, String prompt, boolean secret) {
    try {
      if (secret) {
        return Optional.of(host.terminal().readHidden(prompt + " "));
      }
      var line = host.terminal().readLine(prompt + " ");
      return Optional.of(SecretBytes.adopt(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return unanswered(plugin, e);
    }
  }

  @Override
  public Optional<Boolean> confirm(String plugin, String prompt, String yes, Optional<String> no) {
    try {
      if (no.isEmpty()) {
        host.terminal().readHidden(prompt + " (press enter for \"" + yes + "\") ").close();
        return Optional.of(true);
      }
      var question =
          "%s (press [1] for \"%s\" or [2] for \"%s\") ".formatted(prompt, yes, no.get());
      while (true) {
        switch (host.terminal().readLine(question).strip()) {
          case "1" -> {
            return Optional.of(true);
          }
          case "2" -> {
            return Optional.of(false);
          }
          default -> voice.warn("reading value for age-plugin-" + plugin + ": invalid selection");
        }
      }
    } catch (IOException e) {
      return unanswered(plugin, e);
    }
  }

  private <T> Optional<T> unanswered(String plugin, IOException e) {
    voice.warn("could not read value for age-plugin-" + plugin + ": " + e.getMessage());
    return Optional.empty();
  }

  /// A started plugin.
  private record Running(Process process) implements Session {
    @Override
    public OutputStream toPlugin() {
      return process.getOutputStream();
    }

    @Override
    public InputStream fromPlugin() {
      return process.getInputStream();
    }

    /// Its streams are closed first, so that it can end by itself.
    @Override
    public void close() {
      try {
        process.getOutputStream().close();
        process.getInputStream().close();
      } catch (IOException alreadyGone) {
        process.destroy();
      }
      try {
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
