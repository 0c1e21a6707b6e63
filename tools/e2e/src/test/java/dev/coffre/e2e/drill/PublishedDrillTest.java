package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scripts/drill`, which the scheduled workflow runs: evidence and heads come to the branch of
/// another repository, whether drills passed or failed.
final class PublishedDrillTest {
  @Test
  void evidence_ofEachRun_isPublishedWithItsHead(@TempDir Path folder) throws Exception {
    var site =
        Site.of(
                folder,
                recipients ->
                    """
                    store: ../store
                    recipients: [%s]
                    targets:
                      - {name: settings, kind: folder, path: settings, rpo: 24h, rto: 15m}
                    """
                        .formatted(String.join(", ", recipients)))
            .with("COFFRE", BuiltProgram.here().command("coffre").getFirst())
            .with("SOPS_AGE_KEY_FILE", folder.resolve("id.txt").toString());
    site.write("settings/app.ini", "a = 1\n");
    site.write("scripts/.keep", "");
    Files.copy(
        Checkout.here().resolve("scripts/drill"), site.repository().resolve("scripts/drill"));
    var origin = folder.resolve("origin.git");
    git(site, "init", "-q", "--bare", origin.toString());
    git(site, "remote", "add", "origin", origin.toString());
    git(site, "config", "user.name", "Ada");
    git(site, "config", "user.email", "ada@x.invalid");
    site.coffre("backup", "create").endedWith(0);

    site.run(List.of("scripts/drill")).endedWith(0);
    site.identity("stranger.txt");
    site.with("SOPS_AGE_KEY_FILE", folder.resolve("stranger.txt").toString())
        .run(List.of("scripts/drill"))
        .endedWith(1);

    var clone = folder.resolve("clone");
    git(site, "clone", "-q", "--branch", "evidence", origin.toString(), clone.toString());
    git(site, "-C", clone.toString(), "fetch", "-q", "origin", "refs/coffre/*:refs/coffre/*");
    assertThat(clone.resolve("settings")).isDirectoryContaining("glob:**/0002.json");
    assertThat(site.coffre("drill", "verify", "--evidence", clone.toString()).endedWith(0).out())
        .contains("settings: 2 records, signed and linked, anchored by the head");
    assertThat(site.coffre("drill", "report", "--evidence", clone.toString()).out())
        .contains("1 of 2 drills passed");
  }

  private static void git(Site site, String... words) throws Exception {
    site.run(List.of("git"), words).endedWith(0);
  }
}
