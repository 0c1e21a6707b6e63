package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.e2e.demo.stage.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Gives a colleague access by review, takes it away, and looks at what is left to do.
record ColleagueComesAndGoes() implements Step {
  private static final Pattern OPEN = Pattern.compile("(?m)^(\\d+) open$");

  @Override
  public String claim() {
    return "a colleague gets access by review, and loses it for good";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var key = stage.stranger().resolve("colleague.txt").toString();
    Expect.success(stage.coffre().run("age-keygen", "-o", key));
    var colleague = stage.coffre().with("SOPS_AGE_KEY_FILE", key).with("HOME", key + ".home");
    var recipient = recipient(stage.coffre(), key);
    add(stage.coffre(), "me", recipient(stage.coffre(), identity(stage)), List.of());
    Expect.refusal(colleague.run("decrypt", Application.PASSWORD_FILE));
    prove(stage, colleague, recipient, key);
    ClaimFailedException.unless(
        stage.coffre().run("keys", "plan").status() == 1, "the plan does not say that she comes");
    Expect.success(stage.coffre().run("keys", "apply"));
    commit(stage, "A colleague comes");
    Expect.success(colleague.reveal("decrypt", Application.PASSWORD_FILE));

    Expect.success(stage.coffre().run("keys", "revoke", "colleague"));
    commit(stage, "The colleague leaves");
    Expect.refusal(colleague.run("decrypt", Application.PASSWORD_FILE));
    var open = OPEN.matcher(stage.coffre().run("keys", "cases").outText());
    ClaimFailedException.unless(open.find(), "no case is open");
    return "a proof of her key, a plan, a fresh data key; %s values that she read are still to be changed"
        .formatted(open.group(1));
  }

  private static String identity(Stage stage) {
    return stage.root().resolve("home/.config/sops/age/keys.txt").toString();
  }

  private static String recipient(Tool tool, String key)
      throws ClaimFailedException, IOException, InterruptedException {
    return Expect.success(tool.run("age-keygen", "-y", key)).outText().strip();
  }

  /// She decrypts a word that only her key opens.
  private static void prove(Stage stage, Tool colleague, String recipient, String key)
      throws ClaimFailedException, IOException, InterruptedException {
    var challenge = stage.stranger().resolve("challenge.age").toString();
    add(stage.coffre(), "colleague", recipient, List.of("--challenge", challenge));
    var word = Expect.success(colleague.run("age", "-d", "-i", key, challenge)).outText().strip();
    add(
        stage.coffre(),
        "colleague",
        recipient,
        List.of("--challenge", challenge, "--answer", word));
  }

  private static void add(Tool tool, String name, String recipient, List<String> proof)
      throws ClaimFailedException, IOException, InterruptedException {
    var words =
        new ArrayList<>(List.of("keys", "add", name, "--recipient", recipient, "--team", "ops"));
    words.addAll(proof);
    Expect.success(tool.run(words.toArray(String[]::new)));
  }

  private static void commit(Stage stage, String message)
      throws ClaimFailedException, IOException, InterruptedException {
    Expect.success(stage.git().run("add", "--all"));
    Expect.success(stage.git().run("commit", "--quiet", "--message", message));
  }
}
