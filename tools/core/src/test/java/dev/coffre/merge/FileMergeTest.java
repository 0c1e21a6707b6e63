package dev.coffre.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.merge.FileMerge.Merged;
import dev.coffre.merge.FileMerge.Version;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileMergeTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # base, ours, theirs, merged
          'a: 1|b: 2|', 'a: 3|b: 2|', 'a: 1|b: 4|', 'a: 3|b: 4|'
          'a: 1|', 'a: 1|b: 2|', 'a: 1|c: 3|', 'a: 1|b: 2|c: 3|'
          'a: 1|', 'a: 1|b: 2|', 'a: 1|b: 2|', 'a: 1|b: 2|'
          'a: 1|b: 2|c: 3|', 'a: 1|c: 3|', 'a: 1|b: 2|', 'a: 1|'
          'a: 1|b: 2|', 'b: 2|a: 1|', 'a: 1|b: 3|', 'b: 3|a: 1|'
          'm:|  x: 1|  y: 2|', 'm:|  x: 3|  y: 2|', 'm:|  x: 1|  y: 4|  z: 5|', 'm:|  x: 3|  y: 4|  z: 5|'
          'l: [1, 2]|', 'l: [3, 2]|', 'l: [1, 4]|', 'l: [3, 4]|'
          'm:|  x: 1|  y: 2|k: 0|', 'k: 0|', 'm:|  x: 1|  y: 2|k: 9|', 'k: 9|'
          '# old|a: 1|b: 2|', '# new|a: 1|b: 2|', '# old|a: 1|# b|b: 3|', '# new|a: 1|# b|b: 3|'
          """)
  void merge_changesOfDifferentKeys_takesBoth(
      String base, String ours, String theirs, String merged) throws StoreException {
    var made = merge(base, ours, theirs);
    assertThat(made.conflicts()).isEmpty();
    assertThat(text(made.ours())).isEqualTo(merged);
    assertThat(text(made.theirs())).isEqualTo(merged);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # base, ours, theirs, with ours, with theirs, the keys
          'a: 1|b: 2|', 'a: 3|b: 5|', 'a: 4|b: 2|', 'a: 3|b: 5|', 'a: 4|b: 5|', 'a'
          'a: 1|', 'a: 1|b: 2|', 'a: 1|b: 3|', 'a: 1|b: 2|', 'a: 1|b: 3|', 'b'
          'a: 1|b: 2|', 'a: 1|', 'a: 1|b: 3|', 'a: 1|', 'a: 1|b: 3|', 'b'
          'm:|  x: 1|  y: 2|k: 0|', 'k: 0|', 'm:|  x: 1|  y: 4|k: 0|', 'k: 0|', 'm:|  y: 4|k: 0|', 'm.y'
          'l: [1]|', 'l: [1, 2]|', 'l: [1, 3]|', 'l: [1, 2]|', 'l: [1, 3]|', 'l'
          'a: 1|', 'a: 3|', 'a: "1"|', 'a: 3|', 'a: "1"|', 'a'
          'a: 1|b: 1|', 'a: 2|b: 2|', 'a: 3|b: 3|', 'a: 2|b: 2|', 'a: 3|b: 3|', 'a b'
          """)
  void merge_changesOfOneKey_keepsBothSides(
      String base, String ours, String theirs, String withOurs, String withTheirs, String keys)
      throws StoreException {
    var made = merge(base, ours, theirs);
    assertThat(made.conflicts()).containsExactly(keys.split(" ", -1));
    assertThat(Values.same(version(text(made.ours())).values(), version(withOurs).values()))
        .isTrue();
    assertThat(Values.same(version(text(made.theirs())).values(), version(withTheirs).values()))
        .isTrue();
  }

  @Test
  void merge_linesThatDoNotFit_writesTheirChangesIntoOurs() throws StoreException {
    var made = merge("a: 1|b: 2|c: 3|", "c: 3|a: 5|b: 2|", "# why|a: 1|b: 4|c: 3|");
    assertThat(made.conflicts()).isEmpty();
    assertThat(
            Values.same(version(text(made.ours())).values(), version("a: 5|b: 4|c: 3|").values()))
        .isTrue();
  }

  @Test
  void merge_keysThatRepeat_areNotTakenApart() throws StoreException {
    var store = Format.JSON.store();
    var made =
        new FileMerge(store)
            .merge(
                json("{\"a\": 1, \"a\": 2}"),
                json("{\"a\": 3, \"a\": 2}"),
                json("{\"a\": 1, \"a\": 4}"));
    assertThat(made.conflicts()).isNotEmpty();
    assertThat(text(made.ours())).contains("3").doesNotContain("4");
    assertThat(text(made.theirs())).contains("4");
  }

  private static Merged merge(String base, String ours, String theirs) throws StoreException {
    return new FileMerge(Format.YAML.store()).merge(version(base), version(ours), version(theirs));
  }

  private static Version json(String text) throws StoreException {
    return new Version(
        text.getBytes(UTF_8), Format.JSON.store().parse(text.getBytes(UTF_8)).tree());
  }

  private static Version version(String lines) throws StoreException {
    var text = lines.replace('|', '\n').getBytes(UTF_8);
    return new Version(text, Format.YAML.store().parse(text).tree());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8).replace('\n', '|');
  }
}
