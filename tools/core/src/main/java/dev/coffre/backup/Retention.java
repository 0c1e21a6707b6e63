package dev.coffre.backup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Grandfather, father, son: the newest backups, and the newest one of so many days, weeks, months
/// and years that have one. The newest backup that is known to restore is kept whatever the numbers
/// say. Days are those of UTC, weeks those of ISO 8601.
public record Retention(int last, int daily, int weekly, int monthly, int yearly) {
  /// What is kept where the plan says nothing.
  public static final Retention USUAL = new Retention(3, 7, 5, 12, 3);

  public Retention {
    if (last < 1 || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
      throw new IllegalArgumentException("at least the last backup is kept");
    }
  }

  /// A backup as far as retention looks at it.
  public record Candidate(String id, Instant taken, boolean verified) {}

  /// The ids of those that stay.
  public Set<String> kept(Collection<Candidate> backups) {
    var newestFirst =
        backups.stream()
            .sorted(Comparator.comparing(Candidate::taken).thenComparing(Candidate::id).reversed())
            .toList();
    var kept = new HashSet<String>();
    newestFirst.stream().limit(last).map(Candidate::id).forEach(kept::add);
    newestFirst.stream()
        .filter(Candidate::verified)
        .findFirst()
        .ifPresent(newest -> kept.add(newest.id()));
    keepOneOfEach(newestFirst, daily, time -> time.toLocalDate().toString(), kept);
    keepOneOfEach(newestFirst, weekly, Retention::week, kept);
    keepOneOfEach(newestFirst, monthly, time -> time.getYear() + "-" + time.getMonth(), kept);
    keepOneOfEach(newestFirst, yearly, time -> String.valueOf(time.getYear()), kept);
    return kept;
  }

  private static void keepOneOfEach(
      List<Candidate> newestFirst,
      int periods,
      Function<ZonedDateTime, String> period,
      Set<String> kept) {
    var seen = new HashSet<String>();
    for (var backup : newestFirst) {
      if (seen.size() < periods && seen.add(period.apply(backup.taken().atZone(ZoneOffset.UTC)))) {
        kept.add(backup.id());
      }
    }
  }

  private static String week(ZonedDateTime time) {
    return time.get(IsoFields.WEEK_BASED_YEAR) + "-" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
