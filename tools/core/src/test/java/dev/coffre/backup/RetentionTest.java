package dev.coffre.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.backup.Retention.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RetentionTest {
  private static final Instant START = Instant.parse("2024-01-01T02:00:00Z");

  /// Histories of any shape: gaps of seconds to months, some verified, pruned as they grow.
  @Property
  void history_prunedAsItGrows_neverLosesTheNewestVerified(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int last,
      @ForAll @IntRange(max = 4) int daily,
      @ForAll @IntRange(max = 3) int monthly) {
    var retention = new Retention(last, daily, 2, monthly, 1);
    var random = new Random(seed);
    var stored = new ArrayList<Candidate>();
    var time = START;
    for (int i = 0; i < 60; i++) {
      time = time.plusSeconds(1 + random.nextLong(random.nextBoolean() ? 7_200 : 3_000_000));
      stored.add(new Candidate("b" + i, time, random.nextInt(4) == 0));
      var newestVerified = newestVerified(stored);
      var kept = retention.kept(stored);
      stored.removeIf(backup -> !kept.contains(backup.id()));

      assertThat(newestVerified(stored)).isEqualTo(newestVerified);
      assertThat(stored.getLast().taken()).isEqualTo(time);
      assertThat(stored).hasSizeLessThanOrEqualTo(last + daily + 2 + monthly + 1 + 1);
    }
  }

  /// Which backups stay does not depend on how often it is asked.
  @Property
  void pruning_twice_removesNothingMore(@ForAll long seed) {
    var retention = Retention.USUAL;
    var random = new Random(seed);
    var stored =
        IntStream.range(0, 80)
            .mapToObj(i ->
                new Candidate(
                    "b" + i, START.plusSeconds(random.nextLong(100_000_000)), random.nextBoolean()))
            .toList();
    var kept = retention.kept(stored);
    var left = stored.stream().filter(backup -> kept.contains(backup.id())).toList();

    assertThat(retention.kept(left)).isEqualTo(kept);
  }

  @Test
  void hourlyForTwoYears_keepsTheNewestOfEachPeriod() {
    var hourly =
        IntStream.range(0, 2 * 365 * 24)
            .mapToObj(i -> new Candidate("b" + i, START.plus(Duration.ofHours(i)), false))
            .toList();
    var kept = new Retention(3, 7, 5, 12, 3).kept(hourly);

    var times =
        hourly.stream()
            .filter(backup -> kept.contains(backup.id()))
            .map(Candidate::taken)
            .map(Instant::toString)
            .toList();
    assertThat(times)
        .contains("2025-12-31T01:00:00Z", "2025-12-30T23:00:00Z", "2025-12-28T23:00:00Z")
        .contains("2025-11-30T23:00:00Z", "2025-02-28T23:00:00Z", "2024-12-31T23:00:00Z")
        .doesNotContain("2024-11-30T23:00:00Z");
    assertThat(times).hasSizeBetween(20, 27);
  }

  @Test
  void verifiedLongAgo_staysThoughNothingElseKeepsIt() {
    var backups =
        List.of(
            new Candidate("old", START, true),
            new Candidate("new", START.plus(Duration.ofDays(900)), false));

    assertThat(new Retention(1, 0, 0, 0, 0).kept(backups)).containsExactlyInAnyOrder("old", "new");
  }

  private static List<Candidate> newestVerified(List<Candidate> backups) {
    return backups.stream()
        .filter(Candidate::verified)
        .max(Comparator.comparing(Candidate::taken))
        .stream()
        .toList();
  }
}
