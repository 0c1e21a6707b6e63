package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The decisions behind a drill: those of the plan in each of its records, those that commits name
/// in the next one.
final class DecisionsTest {
  private static final String PLAN =
      """
      store: ../store
      recipients: [%s]
      decisions: [0002]
      targets:
        - {name: settings, kind: folder, path: settings, rpo: 24h, rto: 15m}
      """;

  @Test
  void decisions_ofThePlanAndOfCommits_standInTheEvidence(@TempDir Path folder) throws Exception {
    var site = Site.of(folder, recipients -> PLAN.formatted(String.join(", ", recipients)));
    site.write("settings/app.ini", "a = 1\n");
    site.write("docs/adr/0001-one.md", "# One thing\n");
    site.write("docs/adr/0002-two.md", "---\nstatus: accepted\n---\n# Two <things>\n");
    commit(site, "first", "ADR: 0001");
    site.coffre("backup", "create").endedWith(0);
    site.drill("settings").endedWith(0);
    commit(site, "second", "ADR: 0002, 0009");
    commit(site, "third", "Reviewed-by: Grace");
    site.drill("settings").endedWith(0);

    var report = site.coffre("drill", "report").endedWith(0).out().lines().toList();
    assertThat(report.subList(1, report.size()))
        .satisfiesExactly(
            first -> assertThat(first).contains("PASSED"),
            one -> assertThat(one).contains("ADR 0001 One thing (named by commits since"),
            two ->
                assertThat(two)
                    .contains("ADR 0002 Two <things> (confirmed by a drill that passes)"),
            second -> assertThat(second).contains("PASSED"),
            two ->
                assertThat(two)
                    .contains("ADR 0002 Two <things> (confirmed by a drill that passes; named by"),
            nine -> assertThat(nine).contains("ADR 0009  (named by commits since"));
    assertThat(site.coffre("drill", "report", "--format", "html").endedWith(0).out())
        .contains("<h2>Decisions behind it</h2>", "Two &lt;things&gt;", "no such record");
    assertThat(site.coffre("drill", "report", "--json").endedWith(0).out()).contains("\"0009\"");
  }

  @Test
  void decisionOfThePlan_withoutAPage_isRefused(@TempDir Path folder) throws Exception {
    var site = Site.of(folder, recipients -> PLAN.formatted(String.join(", ", recipients)));
    site.write("settings/app.ini", "a = 1\n");
    site.coffre("backup", "create").endedWith(0);

    assertThat(site.drill("settings").endedWith(3).err())
        .contains("the backup plan names decision 0002, and docs/adr has none");
    assertThat(Files.exists(site.evidence("settings", 1))).isFalse();
  }

  private static void commit(Site site, String subject, String trailer) throws Exception {
    var git =
        new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@x.invalid"));
    site.run(List.of("git", "add", "docs", ".config")).endedWith(0);
    site.run(git, "commit", "-q", "--allow-empty", "-m", subject + "\n\n" + trailer + "\n")
        .endedWith(0);
  }
}
