package dev.coffre.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadersTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # base, ours, theirs, merged (groups by /), whether somebody was removed
          'a', 'a', 'a', 'a', false
          'a', 'a b', 'a c', 'a b c', false
          'a b', 'a', 'a b c', 'a c', true
          'a b', 'a b', 'a', 'a', true
          'a b', 'a', 'a', 'a', true
          'a b c', 'a b', 'a c', 'a', true
          'a b/c', 'a/c', 'a b/c d', 'a/c d', true
          'a', 'a/b', 'a', 'a/b', false
          """)
  void merge_sets_removalWins(
      String base, String ours, String theirs, String merged, boolean removed) {
    var readers = Readers.merge(Optional.of(of(base)), of(ours), of(theirs)).orElseThrow();
    assertThat(text(readers.groups())).isEqualTo(merged);
    assertThat(readers.removed()).isEqualTo(removed);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # base, ours, theirs, why
          'a b', 'a', 'b', nobody is left
          'a', 'a/b', 'a/b/c', both changed the grouping
          """)
  void merge_whatCannotBe_isRefused(String base, String ours, String theirs, String why) {
    assertThat(Readers.merge(Optional.of(of(base)), of(ours), of(theirs))).as(why).isEmpty();
  }

  @Test
  void merge_withoutBase_unites() {
    var readers = Readers.merge(Optional.empty(), of("a b"), of("b c")).orElseThrow();
    assertThat(text(readers.groups())).isEqualTo("a b c");
    assertThat(readers.removed()).isFalse();
  }

  private static Metadata of(String groups) {
    var made = Arrays.stream(groups.split("/", -1)).map(ReadersTest::group).toList();
    return new Metadata(made, made.size() > 1 ? 2 : 0, Selector.DEFAULT, false, "", "", "");
  }

  private static KeyGroup group(String names) {
    return new KeyGroup(
        Arrays.stream(names.split(" ", -1))
            .<KeyEntry>map(name -> new KeyEntry.AgeEntry(name, ""))
            .toList());
  }

  private static String text(List<List<MasterKey>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(MasterKey::id).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("/"));
  }
}
