package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.search.Folder;
import dev.coffre.e2e.demo.search.LooseObjects;
import dev.coffre.e2e.demo.search.Output;
import dev.coffre.e2e.demo.stage.Stage;
import java.util.List;

/// Searches every object of the repository: loose ones inflated by us, then packed ones as Git
/// gives them out, referred to or not; and the repository's own files as they are on the disk.
record SearchGit() implements Step {

  /// A key beside an encrypted value, in clear in every version of the file.
  private static final String CONTROL = "backup_passphrase";

  @Override
  public String claim() {
    return "the plaintext is not in Git";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var loose = Plaintext.absent(stage, new LooseObjects(stage.repository()), CONTROL);
    Expect.success(stage.git().run("repack", "--quiet", "-a", "-d", "--keep-unreachable"));
    var objects =
        Expect.success(stage.git().reveal("cat-file", "--batch-all-objects", "--batch")).out();
    Plaintext.absent(stage, new Output("packed Git objects", List.of(objects)), CONTROL);
    var files =
        Plaintext.absent(stage, new Folder("files of the repository", stage.repository()), CONTROL);
    return "%s, the same packed, and %s; the control was found in each".formatted(loose, files);
  }
}
