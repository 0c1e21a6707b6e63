package dev.coffre.e2e.script;

import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folders and the environment a script runs in: a fresh folder for its files, a clean home, a
/// folder for temporary files, and nothing inherited but the search path.
final class Sandbox {
  private final Path root;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path directory;

  /// @param root an empty folder
  /// @param programs the folder with the programs under test, put first on the search path
  Sandbox(Path root, Path programs) throws IOException {
    this.root = root.toRealPath();
    this.directory = Files.createDirectories(this.root.resolve("work"));
    environment.put("PATH", programs + ":" + System.getenv("PATH"));
    environment.put("HOME", Files.createDirectories(this.root.resolve("home")).toString());
    environment.put("TMPDIR", Files.createDirectories(this.root.resolve("tmp")).toString());
    environment.put("WORK", directory.toString());
    environment.put("CHECKOUT", Checkout.here().root().toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "dumb");
  }

  Path directory() {
    return directory;
  }

  void enter(Path folder) {
    directory = folder;
  }

  Map<String, String> environment() {
    return environment;
  }

  /// The path of a word of the script, relative to the current folder.
  Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /// The word with its variables replaced: `$NAME` and `${NAME}` outside quotes; an unset one is
  /// empty.
  String expand(Line.Word word) {
    var text = new StringBuilder();
    for (Line.Part part : word.parts()) {
      text.append(part.quoted() ? part.text() : expand(part.text()));
    }
    return text.toString();
  }

  private String expand(String text) {
    return Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})")
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1) != null ? match.group(1) : match.group(2);
          return Matcher.quoteReplacement(environment.getOrDefault(name, ""));
        });
  }

  /// A new file name outside the script's own folder.
  Path scratch(String name) {
    return root.resolve(name);
  }
}
