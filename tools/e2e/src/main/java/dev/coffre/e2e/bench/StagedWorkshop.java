package dev.coffre.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Repositories with a small commit that is staged.
///
/// @param root a folder of its own
record StagedWorkshop(Path root) {
  private static final int FOLDERS = 2_500;
  private static final int FILES_OF_A_FOLDER = 8;

  private static final String REGISTRY =
      """
      sops_yaml: checked
      teams:
        ops: the bench
      holders:
        me:
          kind: person
          owner: me@example.org
          teams: [ops]
          recipient: RECIPIENT
          created: 2026-11-01
          unattested: nobody asks it
      rules:
        - path: '\\.sops\\.yaml$'
          teams: [ops]
          minimum_readers: 1
          recovery_keys: 0
      """;

  /// @param program ours, and whom it encrypts to
  void prepare(Path program, String recipient) throws IOException, InterruptedException {
    for (var commit : StagedCommit.values()) {
      var folder = Files.createDirectories(repository(commit));
      git(folder, "init", "-q");
      writeOthers(commit, folder, recipient);
      stageChange(folder);
      switch (commit) {
        case USUAL, LARGE_REPOSITORY -> {}
        case SECRET -> append(folder.resolve("README.md"), secret());
        case ENCRYPTED, REGISTERED -> encrypt(program.toString(), folder);
      }
      git(folder, "add", ".");
    }
  }

  Path repository(StagedCommit commit) {
    return root.resolve(commit.name());
  }

  /// What stays as it is.
  private static void writeOthers(StagedCommit commit, Path folder, String recipient)
      throws IOException {
    switch (commit) {
      case USUAL, SECRET -> {}
      case LARGE_REPOSITORY -> writeMany(folder);
      case ENCRYPTED -> writeRule(folder, recipient);
      case REGISTERED -> {
        writeRule(folder, recipient);
        var registry = folder.resolve(".config/coffre/keys.yaml");
        Files.createDirectories(registry.getParent());
        Files.writeString(registry, REGISTRY.replace("RECIPIENT", recipient));
      }
    }
  }

  private static void writeRule(Path folder, String recipient) throws IOException {
    var rule = "creation_rules:\n  - path_regex: \\.sops\\.yaml$\n    age: " + recipient + "\n";
    Files.writeString(folder.resolve(".sops.yaml"), rule);
  }

  private static void writeMany(Path folder) throws IOException {
    for (int i = 0; i < FOLDERS; i++) {
      var inner = folder.resolve("area" + i % 25).resolve("part" + i);
      Files.createDirectories(inner);
      for (int j = 0; j < FILES_OF_A_FOLDER; j++) {
        Files.writeString(inner.resolve("file" + j), "file " + j + " of folder " + i + "\n");
      }
    }
  }

  /// Three files of some hundred lines that a commit has, each with a new line at the end.
  private static void stageChange(Path folder) throws IOException, InterruptedException {
    var names = List.of("service.yaml", "Service.java", "README.md");
    for (var name : names) {
      Files.writeString(folder.resolve(name), "# line of text: with = signs\n".repeat(150));
    }
    git(folder, "add", ".");
    git(folder, "config", "user.name", "a");
    git(folder, "config", "user.email", "a@example.org");
    git(folder, "config", "gc.auto", "0");
    git(folder, "commit", "-q", "-m", "first");
    for (var name : names) {
      append(folder.resolve(name), "# changed\n");
    }
  }

  /// Random once, and never valid.
  private static String secret() {
    return "api_" + "key = \"" + "Zk83nQ1v" + "Tw64bXp0" + "Lr29sMf7" + "\"\n";
  }

  private static void encrypt(String program, Path folder)
      throws IOException, InterruptedException {
    var file = folder.resolve("database.sops.yaml");
    Files.writeString(file, "user: ledger\npassword: a-test-password\nport: 5432\n");
    run(List.of(program, "encrypt", "--in-place", file.toString()));
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, Files.readString(file) + line);
  }

  private static void git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    new Stopwatch().once(new Contender(command.getFirst(), List.of(command), Map.of()));
  }
}
