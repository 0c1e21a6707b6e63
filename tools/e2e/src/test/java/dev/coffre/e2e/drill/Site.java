package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A repository with a backup plan, its store, identities and a signing key; nothing of our own
/// environment but the search path.
record Site(Path root, Map<String, String> environment) {
  private static final long TIMEOUT_SECONDS = 300;
  private static final Pattern RECIPIENT = Pattern.compile("age1[0-9a-z]+");

  /// What a run came to.
  record Ran(int status, String out, String err) {
    Ran endedWith(int wanted) {
      if (status != wanted) {
        throw new AssertionError("ended with " + status + ":\n" + err + out);
      }
      return this;
    }
  }

  /// With a plan for the server's database and for a folder of the repository.
  static Site of(Path root, LiveServer live) throws IOException, InterruptedException {
    return of(root, recipients -> plan(live, recipients));
  }

  /// @param plan of the recipients
  static Site of(Path root, Function<List<String>, String> plan)
      throws IOException, InterruptedException {
    var site = empty(root);
    var recipients = List.of(site.identity("id.txt"), site.identity("break-glass.txt"));
    site.write(".config/coffre/backup.yaml", plan.apply(recipients));
    site.write("settings/app.ini", "greeting = hello\n");
    site.coffre("drill", "keygen").endedWith(0);
    return site;
  }

  /// With a plan for the cluster; its token is for somebody else.
  static Site of(Path root, LiveCluster live) throws IOException, InterruptedException {
    var site = empty(root);
    site.write(
        ".config/coffre/backup.yaml",
        plan(live, site.identity("id.txt"), site.identity("token.txt")));
    site.coffre("drill", "keygen").endedWith(0);
    return site;
  }

  private static Site empty(Path root) throws IOException, InterruptedException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", Files.createDirectories(root.resolve("home")).toString());
    environment.put("TMPDIR", Files.createDirectories(root.resolve("t")).toString());
    environment.put("USER", "ada");
    environment.put("LC_ALL", "C.UTF-8");
    var site = new Site(root, environment);
    Files.createDirectories(site.repository().resolve(".config/coffre"));
    site.run(List.of("git", "init", "-q", ".")).endedWith(0);
    return site;
  }

  private static String plan(LiveCluster live, String recipient, String tokenRecipient) {
    return """
    store: ../store
    environment: trial
    recipients: [%s]
    targets:
      - name: cluster
        kind: k3s
        config: %s
        program: %s
        token: {recipients: [%s]}
        rpo: 24h
        rto: 15m
        keep: {last: 1, daily: 0, weekly: 0, monthly: 0, yearly: 0}
    """
        .formatted(recipient, live.config(), live.program(), tokenRecipient);
  }

  private static String plan(LiveServer live, List<String> recipients) {
    return """
    store: ../store
    environment: trial
    recipients: [%s]
    targets:
      - name: ledger
        kind: postgresql
        host: %s
        port: %d
        database: ledger
        user: backup
        programs: %s
        rpo: 24h
        rto: 15m
      - {name: settings, kind: folder, path: settings, rpo: 24h, rto: 15m, keep: {last: 1, daily: 0, weekly: 0, monthly: 0, yearly: 0}}
    """
        .formatted(String.join(", ", recipients), live.socket(), live.port(), live.programs());
  }

  /// Makes an identity and returns its recipient.
  String identity(String name) throws IOException, InterruptedException {
    run(BuiltProgram.here().command("age-keygen"), "-o", root.resolve(name).toString())
        .endedWith(0);
    var found = RECIPIENT.matcher(Files.readString(root.resolve(name)));
    if (!found.find()) {
      throw new AssertionError("no recipient in " + name);
    }
    return found.group();
  }

  Site with(String variable, String value) {
    var changed = new LinkedHashMap<>(environment);
    changed.put(variable, value);
    return new Site(root, changed);
  }

  Path repository() {
    return root.resolve("repository");
  }

  Path scratch() {
    return root.resolve("t");
  }

  Path store(String target) {
    return root.resolve("store").resolve(target);
  }

  Path evidence(String target, int number) {
    return repository().resolve("docs/evidence/%s/%04d.json".formatted(target, number));
  }

  void write(String name, String text) throws IOException {
    var file = repository().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// Runs ours to its end.
  Ran coffre(String... arguments) throws IOException, InterruptedException {
    return run(BuiltProgram.here().command("coffre"), arguments);
  }

  /// Drills a target with the first identity.
  Ran drill(String target, String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("drill", "run", "-i", root.resolve("id.txt").toString()));
    words.addAll(List.of(arguments));
    words.add(target);
    return coffre(words.toArray(String[]::new));
  }

  Ran run(List<String> program, String... arguments) throws IOException, InterruptedException {
    var out = Files.createTempFile(root, "out", "");
    var err = Files.createTempFile(root, "err", "");
    var process = start(program, err, arguments).redirectOutput(out.toFile()).start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(program + " did not end");
    }
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /// Ours, to be started, its messages in `err`.
  ProcessBuilder start(List<String> program, Path err, String... arguments) {
    var command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(repository().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /// What drills left where they restore.
  List<Path> leftovers() throws IOException {
    try (var files = Files.list(scratch())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("coffre-drill-"))
          .toList();
    }
  }
}
