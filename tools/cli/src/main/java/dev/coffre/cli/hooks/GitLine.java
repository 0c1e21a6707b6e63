package dev.coffre.cli.hooks;

import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A line that a file of Git has to have; what else is in the file stays.
///
/// @param comment the line above it, which says what it is for
public record GitLine(String file, String comment, String line) {

  /// Which files are merged and shown by coffre; how, the repository's configuration says.
  static final GitLine DRIVERS =
      new GitLine(
          ".gitattributes",
          "# Git merges encrypted files by value, and shows them masked: 'coffre hooks install'.",
          "*.sops.* diff=coffre merge=coffre");

  /// What a repository with encrypted files needs.
  public static final List<GitLine> ALL =
      List.of(
          new GitLine(
              ".gitattributes",
              "# Line ends of encrypted files are left alone: in dotenv they belong to the values.",
              "*.sops.* -text"),
          DRIVERS,
          new GitLine(".gitignore", "# New files of a coffre that was killed.", ".*.coffre-*.tmp"));

  /// Whether the file lacks it.
  public boolean isMissing(Host host) throws IOException {
    return text(host).lines().noneMatch(line::equals);
  }

  /// Adds it.
  public void add(Host host) throws IOException {
    String text = text(host);
    String start = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    String changed = start + comment + "\n" + line + "\n";
    host.files()
        .replace(host.resolve(file), changed.getBytes(StandardCharsets.UTF_8), Access.USUAL);
  }

  private String text(Host host) throws IOException {
    Path path = host.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }
}
