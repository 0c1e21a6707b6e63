package dev.coffre.drill;

import dev.coffre.backup.Facts;
import dev.coffre.backup.postgresql.DatabaseFacts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Holds what is true of a restored system against what was true when it was backed up. What is
/// true of the live system by now does not come into it.
public final class Comparison {
  private static final int SHOWN = 5;

  /// Causes before their effects: a column more changes what rows say, too.
  private static final List<String> ORDER =
      List.of("database", "extensions", "roles", "schema", "sequences", "grants", "rows");

  private Comparison() {}

  /// A check for each section of the facts.
  public static List<Check> of(Facts expected, Facts observed) {
    var checks = new ArrayList<Check>();
    for (var section : ORDER) {
      if (expected.sections().containsKey(section)) {
        checks.add(check(section, expected, observed));
      }
    }
    for (var section : expected.sections().keySet()) {
      if (!ORDER.contains(section)) {
        checks.add(check(section, expected, observed));
      }
    }
    return checks;
  }

  private static Check check(String section, Facts expected, Facts observed) {
    var differences =
        section.equals(DatabaseFacts.POSITIONS)
            ? positions(expected, observed)
            : expected.differences(section, observed);
    int things = expected.section(section).size();
    var wanted = things == 1 ? "the 1 of the manifest" : "the " + things + " of the manifest";
    return differences.isEmpty()
        ? Check.passed(section, wanted)
        : Check.failed(section, wanted, shown(differences));
  }

  private static String shown(List<String> differences) {
    var first = String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())));
    int more = differences.size() - SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  /// Each sequence stands within where it was before and after it was dumped.
  private static List<String> positions(Facts expected, Facts observed) {
    var differences = new ArrayList<String>();
    var there = observed.section(DatabaseFacts.POSITIONS);
    expected
        .section(DatabaseFacts.POSITIONS)
        .forEach((name, range) -> {
          var position = there.get(name);
          if (position == null) {
            differences.add(name + " is missing");
          } else if (!isWithin(range, position)) {
            differences.add(name + " stands at " + position + ", not within " + range);
          }
        });
    return differences;
  }

  private static boolean isWithin(String range, String position) {
    var ends = range.split(" to ", 2);
    var place = new BigInteger(position);
    var from = new BigInteger(ends[0]);
    var to = new BigInteger(ends[1]);
    return from.min(to).compareTo(place) <= 0 && place.compareTo(from.max(to)) <= 0;
  }
}
