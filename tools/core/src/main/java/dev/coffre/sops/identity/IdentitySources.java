package dev.coffre.sops.identity;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for age identities in the places of sops, in its order; all of them are merged:
///
/// 1. SSH keys: `SOPS_AGE_SSH_PRIVATE_KEY_FILE`, `SOPS_AGE_SSH_PRIVATE_KEY_CMD`,
///    `~/.ssh/id_ed25519`, `~/.ssh/id_rsa`;
/// 2. `SOPS_AGE_KEY`, `SOPS_AGE_KEY_FILE`, `SOPS_AGE_KEY_CMD`;
/// 3. `sops/age/keys.txt` in the user's configuration.
///
/// A place that cannot be read does not hide the others. Thread-safe if the parser and the command
/// runner are.
public final class IdentitySources {
  private static final String SSH_FILE = "SOPS_AGE_SSH_PRIVATE_KEY_FILE";
  private static final String SSH_COMMAND = "SOPS_AGE_SSH_PRIVATE_KEY_CMD";
  private static final String KEY = "SOPS_AGE_KEY";
  private static final String KEY_FILE = "SOPS_AGE_KEY_FILE";
  private static final String KEY_COMMAND = "SOPS_AGE_KEY_CMD";

  private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

  private final Surroundings surroundings;
  private final IdentityParser parser;

  public IdentitySources(Surroundings surroundings, IdentityParser parser) {
    this.surroundings = surroundings;
    this.parser = parser;
  }

  /// What the places other than commands hold.
  public Found fixed() {
    var search = new Search();
    surroundings
        .variable(SSH_FILE)
        .ifPresentOrElse(file -> search.file(Path.of(file)), () -> search.nothing(SSH_FILE));
    surroundings.home().ifPresent(home -> search.sshKeys(home.resolve(".ssh")));
    surroundings
        .variable(KEY)
        .ifPresentOrElse(keys -> search.text(KEY, oneEachLine(keys)), () -> search.nothing(KEY));
    surroundings
        .variable(KEY_FILE)
        .ifPresentOrElse(file -> search.file(Path.of(file)), () -> search.nothing(KEY_FILE));
    surroundings
        .configuration()
        .ifPresent(folder -> search.optionalFile(folder.resolve("sops/age/keys.txt")));
    return search.found();
  }

  /// Several identities may stand in one line, between blanks of any kind, but not behind a `#`
  /// that begins it.
  private static String oneEachLine(String keys) {
    return Stream.of(keys.split("\n"))
        .filter(line -> !line.startsWith("#"))
        .flatMap(BLANKS::splitAsStream)
        .collect(Collectors.joining("\n"));
  }

  /// What the commands print when asked for one recipient's identity.
  public Found commands(String recipient) {
    var search = new Search();
    for (var variable : List.of(SSH_COMMAND, KEY_COMMAND)) {
      surroundings
          .variable(variable)
          .ifPresentOrElse(
              command -> search.command(variable, command, recipient),
              () -> search.nothing(variable));
    }
    return search.found();
  }

  /// One search, place by place.
  private final class Search {
    private final List<Identity> identities = new ArrayList<>();
    private final List<String> withoutKeys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Found found() {
      return new Found(identities, withoutKeys, problems);
    }

    void nothing(String place) {
      withoutKeys.add(place);
    }

    void sshKeys(Path folder) {
      optionalFile(folder.resolve("id_ed25519"));
      optionalFile(folder.resolve("id_rsa"));
    }

    void optionalFile(Path file) {
      if (Files.exists(file)) {
        file(file);
      } else {
        nothing(file.toString());
      }
    }

    void file(Path file) {
      try {
        content(file.toString(), Files.readAllBytes(file));
      } catch (IOException e) {
        problems.add("failed to open file: " + file + ": " + reason(e));
      }
    }

    void text(String place, String text) {
      content(place, text.getBytes(StandardCharsets.UTF_8));
    }

    void command(String variable, String command, String recipient) {
      try {
        var environment = Map.of("SOPS_AGE_RECIPIENT", recipient);
        content(variable, surroundings.commands().run(CommandLine.split(command), environment));
      } catch (IOException | IllegalArgumentException e) {
        problems.add("failed to execute the command of " + variable + ": " + reason(e));
      }
    }

    private void content(String place, byte[] content) {
      if (holdsNothing(content)) {
        nothing(place);
        return;
      }
      try {
        identities.addAll(parser.parseFile(place, content));
      } catch (AgeException.InvalidKey e) {
        problems.add("failed to parse '" + place + "': " + reason(e));
      }
    }

    private boolean holdsNothing(byte[] content) {
      return new String(content, StandardCharsets.ISO_8859_1)
          .lines()
          .allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    private String reason(Exception e) {
      return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
  }
}
