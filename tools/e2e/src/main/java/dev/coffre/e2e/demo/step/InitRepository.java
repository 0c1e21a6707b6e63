package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;
import java.nio.file.Files;

/// Makes the repository ready: an identity for the user, creation rules for the files.
record InitRepository() implements Step {

  @Override
  public String claim() {
    return "the repository is ready in one command";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    Expect.success(stage.coffre().run("init"));
    var rules = stage.repository().resolve(".sops.yaml");
    ClaimFailedException.unless(Files.exists(rules), "coffre init wrote no .sops.yaml");
    ClaimFailedException.unless(
        Files.readString(rules).contains("age1"), "the creation rules name no age recipient");
    Expect.success(stage.coffre().run("hooks", "status"));
    return "an identity in the user's folder, its recipient in .sops.yaml, Git's hooks";
  }
}
