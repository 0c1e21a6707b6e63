package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import java.util.stream.Collectors;

/// Finds what a user means by a name.
final class Findings {
  private Findings() {}

  /// The finding of a name; several are as wrong as none.
  static Located one(Survey survey, String name) throws CommandException {
    var named = survey.named(name);
    if (named.size() == 1) {
      return named.getFirst();
    }
    // The word is not repeated: it may be a secret, given by mistake.
    if (named.isEmpty()) {
      throw CommandException.refused(
          "nothing that a scan finds here has this name",
          "'coffre scan tree' shows the names in []; FILE:LINE is taken as well");
    }
    var names =
        named.stream()
            .map(found -> survey.judge().name(survey.sighting(found)))
            .distinct()
            .collect(Collectors.joining(", "));
    if (names.indexOf(',') < 0) {
      return named.getFirst();
    }
    throw CommandException.refused("it may mean several findings: " + names, "name one of them");
  }
}
