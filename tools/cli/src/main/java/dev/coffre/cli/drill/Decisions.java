package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.PlanFile;
import dev.coffre.cli.backup.Tool;
import dev.coffre.drill.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the decision records behind a drill: those that the plan says it confirms, and those that
/// commits name, in a trailer `ADR: 0012`.
record Decisions(Host host, PlanFile plan) {
  private static final String RECORDS = "docs/adr";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4}");

  /// @param commit of the drill before; empty for all commits
  /// @throws CommandException if the plan names a record that is not there
  List<Decision> since(String commit) throws CommandException, FileFailure {
    var named = named(commit);
    var numbers = new TreeSet<>(plan.plan().decisions());
    numbers.addAll(named.keySet());
    var decisions = new ArrayList<Decision>();
    for (var number : numbers) {
      boolean confirmed = plan.plan().decisions().contains(number);
      var title = title(number);
      if (confirmed && title.isEmpty()) {
        throw CommandException.failed(
            "the backup plan names decision " + number + ", and " + RECORDS + " has none",
            "correct 'decisions' in the backup plan");
      }
      decisions.add(new Decision(number, title, confirmed, named.getOrDefault(number, List.of())));
    }
    return decisions;
  }

  /// Commits by the records that they name; none where there is no repository. Where the commit is
  /// not in this clone any more, all of them are looked at.
  private TreeMap<String, List<String>> named(String commit) {
    var command =
        new ArrayList<>(
            List.of("git", "log", "--format=%H %(trailers:key=ADR,valueonly,separator=%x20)"));
    command.add(commit.isEmpty() ? "HEAD" : commit + "..HEAD");
    var named = new TreeMap<String, List<String>>();
    try (var git = Tool.start(command, host.environment(), plan.root())) {
      var log = new String(git.out().readAllBytes(), StandardCharsets.UTF_8);
      if (git.await() != 0) {
        return commit.isEmpty() ? named : named("");
      }
      log.lines().forEach(line -> collect(line, named));
      return named;
    } catch (IOException | CommandException withoutGit) {
      return named;
    }
  }

  private static void collect(String line, TreeMap<String, List<String>> named) {
    int space = line.indexOf(' ');
    if (space > 0) {
      var numbers = NUMBER.matcher(line.substring(space));
      while (numbers.find()) {
        named
            .computeIfAbsent(numbers.group(), _ -> new ArrayList<>())
            .add(line.substring(0, space));
      }
    }
  }

  private String title(String number) throws FileFailure {
    var folder = plan.root().resolve(RECORDS);
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (var pages = Files.newDirectoryStream(folder, number + "-*.md")) {
      for (var page : pages) {
        return Files.readAllLines(page).stream()
            .filter(line -> line.startsWith("# "))
            .findFirst()
            .map(line -> line.substring(2).strip())
            .orElse("");
      }
      return "";
    } catch (IOException e) {
      throw new FileFailure(RECORDS, e);
    }
  }
}
