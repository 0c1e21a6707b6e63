package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.SampleTree;
import dev.coffre.e2e.demo.stage.Stage;

/// Makes the repository that the other steps work on. Nothing is committed yet: plaintext must
/// never be in its history.
record PlantTree() implements Step {

  @Override
  public String claim() {
    return "a repository with plaintext secrets";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    stage.secrets().addAll(SampleTree.plant(stage.repository()));
    Expect.success(stage.git().run("init", "--quiet", "--initial-branch=main"));
    long files = stage.secrets().stream().map(PlantedSecret::file).distinct().count();
    return "%d secrets in %d files: Ansible, Kubernetes, dotenv, ini, JSON, a private key"
        .formatted(stage.secrets().size(), files);
  }
}
