package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.search.Folder;
import dev.coffre.e2e.demo.search.Search;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Encrypts the tree with one command and commits it: no planted value stands in it any more, and
/// every file comes back byte for byte.
record EncryptTree() implements Step {

  @Override
  public String claim() {
    return "everything is encrypted, and comes back byte for byte";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var plain = contents(stage);
    ClaimFailedException.unless(
        found(stage).size() == stage.secrets().size(), "the search misses a planted secret");
    Expect.success(stage.coffre().run("encrypt", "--in-place", "."));
    var left = found(stage);
    ClaimFailedException.unless(left.isEmpty(), "still in plaintext: " + left);
    for (var file : plain.entrySet()) {
      var decrypted = Expect.success(stage.coffre().reveal("decrypt", file.getKey())).out();
      ClaimFailedException.unless(
          Arrays.equals(decrypted, file.getValue()), file.getKey() + " came back changed");
    }
    Expect.success(stage.git().run("add", "--all"));
    Expect.success(stage.git().run("commit", "--quiet", "--message", "Add encrypted secrets"));
    return "%d files, %d values; the commit passes the hook"
        .formatted(plain.size(), stage.secrets().size());
  }

  private static Map<String, byte[]> contents(Stage stage) throws IOException {
    var contents = new TreeMap<String, byte[]>();
    for (PlantedSecret secret : stage.secrets()) {
      contents.put(secret.file(), Files.readAllBytes(stage.repository().resolve(secret.file())));
    }
    return contents;
  }

  private static Set<String> found(Stage stage) throws IOException {
    var search = new Search(stage.secrets().stream().map(PlantedSecret::needle).toList());
    var found = new HashSet<String>();
    for (String top : List.of("infra", "gitops", "services")) {
      new Folder(top, stage.repository().resolve(top)).read(f -> found.addAll(search.in(f)));
    }
    return found;
  }
}
