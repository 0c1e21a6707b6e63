package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.Stage;
import java.util.List;

/// Tries every file with an identity that the files are not encrypted to.
record RefuseStranger() implements Step {

  @Override
  public String claim() {
    return "a stranger's key is refused";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var key = stage.stranger().resolve("key.txt").toString();
    Expect.success(stage.coffre().run("age-keygen", "-o", key));
    var stranger =
        stage.coffre().with("HOME", stage.stranger().toString()).with("SOPS_AGE_KEY_FILE", key);
    List<String> files = stage.secrets().stream().map(PlantedSecret::file).distinct().toList();
    for (String file : files) {
      Expect.refusal(stranger.run("decrypt", file));
    }
    return "%d of %d files, nothing written".formatted(files.size(), files.size());
  }
}
