package dev.coffre.scan.history;

import dev.coffre.git.GitSandbox;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a history of files full of secrets, halves of secrets and what looks like one, which are
/// inserted, cut, moved and joined at any byte.
final class LeakyHistory {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final List<String> NAMES = List.of("a.yaml", "b.py", "c.md", "d/e", "f.tf");

  private static final List<String> TELLING =
      List.of(
          ".pgpass",
          "conf/master.key",
          "htpasswd",
          "i18n/de.yaml",
          "locale/fr.py",
          "tests/run.py",
          "\"t\\tab.py\"",
          "x.md");
  private static final List<String> FOLDERS = List.of("copy/", "tests/", "locale/");

  private final Random random;
  private final StringBuilder stream = new StringBuilder();

  private LeakyHistory(long seed) {
    this.random = new Random(seed);
  }

  /// Imports such a history.
  static void into(GitSandbox sandbox, long seed, int commits) {
    var history = new LeakyHistory(seed);
    var files = new ArrayList<String>();
    NAMES.forEach(_ -> files.add(history.text(150)));
    for (int i = 0; i < commits; i++) {
      int file = history.random.nextInt(files.size());
      files.set(file, history.edited(files.get(file)));
      history.commit(i, files);
    }
    sandbox.gitWith(
        history.stream.toString(), "-c", "fastimport.unpackLimit=1", "fast-import", "--quiet");
  }

  /// Imports a history in which such files, small ones, also move to names that change what counts
  /// in them, alone and with their folders, on two branches that are merged now and then.
  static void movingInto(GitSandbox sandbox, long seed, int commits) {
    var history = new LeakyHistory(seed);
    var files = List.of(history.fewFiles(), history.fewFiles());
    for (int i = 0; i < commits; i++) {
      int branch = i % 2;
      boolean merges = history.random.nextInt(8) == 0 && i > 2;
      if (merges) {
        files.get(branch).putAll(files.get(1 - branch));
      }
      history.move(files.get(branch));
      history.commit(i, branch, merges, files.get(branch));
    }
    sandbox.gitWith(
        history.stream.toString(),
        "-c",
        "fastimport.unpackLimit=1",
        "fast-import",
        "--quiet",
        "--force");
  }

  private SortedMap<String, String> fewFiles() {
    var files = new TreeMap<String, String>();
    NAMES.forEach(name -> files.put(name, text(25)));
    files.put(".pgpass", "db.internal:5432:main:me:" + random(14) + "\n");
    files.put("conf/master.key", random(32));
    return files;
  }

  private void move(SortedMap<String, String> files) {
    var names = List.copyOf(files.keySet());
    var name = names.get(random.nextInt(names.size()));
    var content = files.getOrDefault(name, "");
    switch (random.nextInt(5)) {
      case 0 -> {
        files.remove(name);
        files.put(TELLING.get(random.nextInt(TELLING.size())), content);
      }
      case 1 -> files.put(TELLING.get(random.nextInt(TELLING.size())), random(20));
      case 2 -> {
        var folder = FOLDERS.get(random.nextInt(FOLDERS.size()));
        names.forEach(each -> files.put(folder + each, files.getOrDefault(each, "")));
      }
      case 3 -> files.values().removeIf(_ -> files.size() > 6 && random.nextInt(2) == 0);
      default -> files.put(name, edited(content));
    }
  }

  private void commit(int number, int branch, boolean merges, SortedMap<String, String> files) {
    stream.append("commit refs/heads/b").append(branch).append('\n');
    stream.append("committer Some One <one@example.org> 16").append(10_000_000 + number);
    stream.append(" +0000\n");
    data("commit " + number);
    if (merges) {
      stream.append("merge refs/heads/b").append(1 - branch).append('\n');
    }
    stream.append("deleteall\n");
    files.forEach((name, content) -> {
      stream.append("M 100644 inline ").append(name).append('\n');
      data(content);
    });
  }

  private void commit(int number, List<String> files) {
    stream.append("commit refs/heads/main\n");
    stream.append("committer Some One <one@example.org> 16").append(10_000_000 + number);
    stream.append(" +0000\n");
    data("commit " + number);
    for (int i = 0; i < files.size(); i++) {
      stream.append("M 100644 inline ").append(NAMES.get(i)).append('\n');
      data(files.get(i));
    }
  }

  private void data(String content) {
    stream.append("data ").append(content.length()).append('\n').append(content).append('\n');
  }

  private String text(int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(12) == 0 ? leak() : filler());
    }
    return text.toString();
  }

  /// Cuts, inserts and moves at any byte, so that secrets are split and put together.
  private String edited(String text) {
    var edited = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(edited.length() + 1);
      int end = Math.min(edited.length(), at + random.nextInt(300));
      switch (random.nextInt(5)) {
        case 0 -> edited.delete(at, end);
        case 1 -> edited.insert(at, random.nextInt(6) == 0 ? farLeak() : leak());
        case 2 -> edited.insert(at, filler());
        case 3 -> edited.insert(random.nextInt(edited.length() + 1), edited.substring(at, end));
        default -> edited.replace(at, Math.min(end, at + 2), random(2));
      }
    }
    return edited.toString();
  }

  private String filler() {
    return "line " + Integer.toString(random.nextInt(1_000_000), 36) + " of " + random(3) + "\n";
  }

  private String leak() {
    return switch (random.nextInt(9)) {
      case 6 -> "db.internal:5432:main:me:" + random(14) + "\n";
      case 7 -> "encryption_key = '" + digest() + "'\n";
      case 8 -> "password: \"" + random(14).replaceAll("[0-9]", "x") + "\"\n";
      case 0 -> "password = \"" + random(14) + "\"\n";
      case 1 -> "  api_key: " + random(32) + "\n";
      case 2 -> "AK" + "IA" + random(16).toUpperCase(Locale.ROOT) + "\n";
      case 3 -> "url=postgres" + "://me:" + random(12) + "@db.internal/x\n";
      case 4 -> "Authorization: Bearer " + random(900) + "\n";
      default -> "token = '" + random(40) + "'  # " + random(500) + "\n";
    };
  }

  /// What is judged by bytes far away.
  private String farLeak() {
    return switch (random.nextInt(4)) {
      case 0 ->
          "-----BEGIN RSA PRIVATE" + " KEY-----\n" + lines(30) + "-----END RSA PRIVATE KEY-----\n";
      case 1 -> "INSERT INTO users (name, password) VALUES\n" + rows(20);
      case 2 -> "---\nkind: Secret\nmetadata:\n  name: x\n";
      default -> "stringData:\n  pass: " + random(10) + "\ndata:\n  key: " + random(16) + "\n";
    };
  }

  private String rows(int count) {
    var rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("('").append(random(30)).append("', '").append(random(12)).append("'),\n");
    }
    return rows.toString();
  }

  private String lines(int count) {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(random(64)).append('\n');
    }
    return lines.toString();
  }

  private String digest() {
    return new BigInteger(127, random).setBit(127).toString(16);
  }

  private String random(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
