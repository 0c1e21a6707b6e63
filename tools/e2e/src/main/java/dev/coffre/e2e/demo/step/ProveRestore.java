package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/// Backs up the server while it runs, restores it into a disposable one, and leaves evidence that
/// holds, with the decision that it confirms. The evidence outlives the throw-away folder.
record ProveRestore() implements Step {
  private static final Pattern RECIPIENT = Pattern.compile("age1[0-9a-z]+");
  private static final Pattern RESTORED = Pattern.compile("restored in ([^,]+)");
  private static final String DECISION = "docs/adr/0001-back-up-the-server-by-its-files.md";
  private static final String RECORD = "docs/evidence/billing/0001.json";

  @Override
  public String claim() {
    return "its backup restores, and signed evidence says so";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    plan(stage);
    Expect.success(stage.git().run("add", "docs", ".config"));
    Expect.success(stage.coffre().run("backup", "create"));
    Expect.success(stage.coffre().run("drill", "keygen"));
    var drill = Expect.success(stage.coffre().run("drill", "run", "billing")).outText();
    var verified = Expect.success(stage.coffre().run("drill", "verify")).outText();
    ClaimFailedException.unless(
        verified.contains("signed and linked, anchored"), "the evidence is not anchored");
    var report = Expect.success(stage.coffre().run("drill", "report")).outText();
    ClaimFailedException.unless(
        report.contains("ADR 0001 Back up the server by its files"),
        "the evidence names no decision");
    Expect.success(stage.git().run("add", "docs", ".config"));
    Expect.success(stage.git().run("commit", "--quiet", "--message", "Evidence of a drill"));
    var restored = RESTORED.matcher(drill);
    return "%d checks passed, restored in %s, confirms ADR 0001; see %s"
        .formatted(
            drill.lines().filter(line -> line.startsWith("passed")).count(),
            restored.find() ? restored.group(1) : "no time",
            kept(stage));
  }

  private static void plan(Stage stage) throws IOException {
    var database = stage.database();
    write(stage, DECISION, "# Back up the server by its files\n\nIt has no `pg_dump` beside it.\n");
    var rules = RECIPIENT.matcher(Files.readString(stage.repository().resolve(".sops.yaml")));
    write(
        stage,
        ".config/coffre/backup.yaml",
        """
        store: ../backups
        environment: demo
        recipients: [%s]
        decisions: [0001]
        targets:
          - name: billing
            kind: postgresql-server
            data: %s
            host: 127.0.0.1
            port: %d
            user: postgres
            passfile: %s
            programs: %s
            rpo: 24h
            rto: 5m
        """
            .formatted(
                rules.find() ? rules.group() : "",
                database.data(),
                database.port(),
                database.passwordFile(),
                database.programs()));
  }

  private static void write(Stage stage, String name, String text) throws IOException {
    var file = stage.repository().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// Puts the record and its certificate where they can be looked at afterwards.
  private static Path kept(Stage stage) throws Exception {
    var folder = Files.createDirectories(Checkout.here().resolve("target/demo"));
    Files.copy(
        stage.repository().resolve(RECORD),
        folder.resolve("evidence.json"),
        StandardCopyOption.REPLACE_EXISTING);
    var page = Expect.success(stage.coffre().run("drill", "report", "--format", "html", "billing"));
    var certificate = folder.resolve("certificate.html");
    Files.writeString(certificate, page.outText(), StandardCharsets.UTF_8);
    return Checkout.here().root().relativize(certificate);
  }
}
