package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.util.List;

/// Replaces the password in the file and the verifier in the server. The new value is made by the
/// program: nobody sees it.
record RotatePassword() implements Step {
  private static final List<String> CHANGED = List.of("lastmodified", "mac", "password");

  @Override
  public String claim() {
    return "the password is rotated, and the Git diff shows one value";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    try (var old = Application.password(stage)) {
      Expect.success(
          stage
              .coffre()
              .run(
                  "set", Application.PASSWORD_FILE, Application.PASSWORD_PATH, "--generate", "32"));
      var fresh = Application.password(stage);
      stage.secrets().add(new PlantedSecret(Application.PASSWORD_FILE, "rotated_password", fresh));
      rotate(stage, old, fresh);
    }
    checkDiff(stage);
    Expect.success(
        stage.git().run("commit", "--quiet", "--all", "--message", "Rotate the password"));
    return "the old one is refused, the new one logs in; changed lines: "
        + String.join(", ", CHANGED);
  }

  private static void rotate(Stage stage, SecretBytes old, SecretBytes fresh) throws Exception {
    ClaimFailedException.unless(!old.sameAs(fresh), "the value did not change");
    ClaimFailedException.unless(
        !Application.logsIn(stage, fresh), "the new password works before it was set");
    Application.execute(stage, "ALTER ROLE billing_app PASSWORD '%s'", Application.verifier(fresh));
    ClaimFailedException.unless(!Application.logsIn(stage, old), "the old password still works");
    ClaimFailedException.unless(Application.logsIn(stage, fresh), "the new one is refused");
  }

  private static void checkDiff(Stage stage)
      throws ClaimFailedException, IOException, InterruptedException {
    // As it is stored: with Git's driver for encrypted files the other lines are not shown.
    var diff =
        Expect.success(stage.git().run("diff", "--no-textconv", "--unified=0", "--no-color"));
    for (char sign : new char[] {'-', '+'}) {
      var keys = keys(diff.outText(), sign);
      ClaimFailedException.unless(
          keys.equals(CHANGED), "the diff has '" + sign + "' lines for " + keys);
    }
  }

  /// The keys of the lines that the diff removes or adds, sorted.
  private static List<String> keys(String diff, char sign) {
    return diff.lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
        .filter(line -> !line.startsWith("---") && !line.startsWith("+++"))
        .map(line -> line.substring(1).strip().split(":", 2)[0])
        .sorted()
        .toList();
  }
}
