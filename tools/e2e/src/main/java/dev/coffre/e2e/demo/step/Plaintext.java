package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.search.Finding;
import dev.coffre.e2e.demo.search.Place;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.Stage;
import java.io.IOException;

/// The search for every value that was ever planted or generated.
final class Plaintext {
  private Plaintext() {}

  /// Searches one place.
  ///
  /// @param control a text that is known to stand there; not finding it fails the claim, too
  /// @return what was read, for the reader
  static String absent(Stage stage, Place place, String control)
      throws ClaimFailedException, IOException {
    var needles = stage.secrets().stream().map(PlantedSecret::needle).toList();
    var finding = Finding.search(place, needles, control);
    ClaimFailedException.unless(
        finding.controlFound(), "the search of the " + place.name() + " misses its control");
    ClaimFailedException.unless(
        finding.plaintext().isEmpty(),
        "plaintext in the " + place.name() + ": " + finding.plaintext());
    return finding.pieces() + " " + place.name();
  }
}
