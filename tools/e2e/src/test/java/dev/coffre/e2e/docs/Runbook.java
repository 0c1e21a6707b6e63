package dev.coffre.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of `docs/runbooks`: its blocks of commands, each behind a comment that says who runs it.
///
/// @param file its name
public record Runbook(String file, List<Block> blocks) {
  private static final Path FOLDER = Path.of("../../docs/runbooks").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^( *)(?:<!-- (run|run by|not run): (.+) -->\n\\1)?```\\w*\n((?s:.*?))^ *```$");

  /// Commands that a person types one after the other.
  public sealed interface Block {
    /// As they stand on the page, without the page's indentation.
    String commands();
  }

  /// Commands for the machine with the inventory, which `RunbooksIT` runs.
  public record OnTheController(String commands) implements Block {}

  /// Commands for the platform's host, which `RunbooksIT` runs.
  public record OnTheHost(String commands) implements Block {}

  /// Commands that another test runs.
  public record By(String test, String commands) implements Block {}

  /// Commands that nothing can run here.
  public record NotRun(String why, String commands) implements Block {}

  /// Commands without a word about who runs them.
  public record Unmarked(String commands) implements Block {}

  /// Reads a page.
  public static Runbook read(String file) {
    try {
      var blocks = new ArrayList<Block>();
      var page = BLOCK.matcher(Files.readString(FOLDER.resolve(file)));
      while (page.find()) {
        blocks.add(block(page));
      }
      return new Runbook(file, List.copyOf(blocks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads every page.
  static List<Runbook> all() throws IOException {
    try (var pages = Files.list(FOLDER)) {
      return pages
          .map(page -> page.getFileName().toString())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .map(Runbook::read)
          .toList();
    }
  }

  private static Block block(Matcher page) {
    String commands = page.group(4).replaceAll("(?m)^" + page.group(1), "");
    String mark = page.group(2) == null ? "" : page.group(2);
    return switch (mark) {
      case "" -> new Unmarked(commands);
      case "run by" -> new By(page.group(3), commands);
      case "not run" -> new NotRun(page.group(3), commands);
      default ->
          switch (page.group(3)) {
            case "controller" -> new OnTheController(commands);
            case "host" -> new OnTheHost(commands);
            default -> new Unmarked(commands);
          };
    };
  }
}
