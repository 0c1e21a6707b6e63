package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.backup.BackupPlan;
import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup logs in with the password of a SOPS file, at a server that takes nothing else.
final class LoginTest extends OnLiveServer {
  private static final String PASSWORD = "canary: \\ and 'quotes'";
  private static final String FILE = "login.sops.yaml";

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    var live = live(LiveServer.start(folder.resolve("live"), 18));
    live.ask("ALTER ROLE backup PASSWORD '%s'".formatted(PASSWORD.replace("'", "''")));
    var site = Site.of(folder.resolve("site"), live);
    var keys = folder.resolve("site/id.txt").toString();
    site(site.with("SOPS_AGE_KEY_FILE", keys));
    var plan = Files.readString(site.repository().resolve(BackupPlan.PATH));
    site.write(
        BackupPlan.PATH,
        plan.replace("host: " + live.socket(), "host: 127.0.0.1\n    credentials: " + FILE));
    site.write(".sops.yaml", "creation_rules: [{age: %s}]\n".formatted(site.identity("own.txt")));
  }

  private List<Path> scratch() throws IOException {
    try (var files = Files.list(site().scratch())) {
      return files.toList();
    }
  }

  private void encrypted(String password) throws Exception {
    clear(password);
    site().coffre("encrypt", "-i", FILE).endedWith(0);
  }

  private void clear(String password) throws Exception {
    site().write(FILE, "password: '%s'\n".formatted(password.replace("'", "''")));
  }

  private Site owner() {
    return site().with("SOPS_AGE_KEY_FILE", site().root().resolve("own.txt").toString());
  }

  @Test
  void passwordOfASopsFile_logsInAndIsNotLeftBehind() throws Exception {
    encrypted(PASSWORD);

    var backup = owner().coffre("backup", "create", "ledger").endedWith(0);

    assertThat(backup.out() + backup.err()).contains("ledger/").doesNotContain("canary");
    assertThat(scratch()).isEmpty();
  }

  @Test
  void killedBackup_leavesThePasswordToItsOwner_untilTheNext() throws Exception {
    encrypted(PASSWORD);
    var halt = List.of("-Dcoffre.test.haltAfter=CREATED:1");

    var killed = BuiltProgram.here().command("coffre", halt);
    owner().run(killed, "backup", "create", "ledger").endedWith(137);

    assertThat(scratch())
        .singleElement()
        .satisfies(folder ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------"));
    owner().coffre("backup", "create", "ledger").endedWith(0);
    assertThat(scratch()).isEmpty();
  }

  @Test
  void wrongPassword_isRefusedAndNotRepeated() throws Exception {
    encrypted("canary of another");

    var backup = owner().coffre("backup", "create", "ledger").endedWith(3);

    assertThat(backup.err())
        .contains("password authentication failed for user \"backup\"")
        .doesNotContain("canary");
  }

  @Test
  void fileThatCannotBeOpened_isTold() throws Exception {
    encrypted(PASSWORD);

    assertThat(site().coffre("backup", "create", "ledger").status()).isNotZero();
  }

  @Test
  void passwordInClear_isRefused() throws Exception {
    clear(PASSWORD);

    assertThat(site().coffre("backup", "create", "ledger").endedWith(1).err())
        .contains(FILE + ": the password lies there in clear")
        .doesNotContain("canary");
  }

  @Test
  void passwordOfTwoLines_isRefused() throws Exception {
    site().write(FILE, "password: \"%s\\n%s\"\n".formatted("canary", "line"));
    site().coffre("encrypt", "-i", FILE).endedWith(0);

    assertThat(owner().coffre("backup", "create", "ledger").endedWith(3).err())
        .contains("'password' is empty or has more than one line")
        .doesNotContain("canary");
  }
}
