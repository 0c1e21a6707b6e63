package dev.coffre.git.diff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class LineChangesTest {

  @Property
  void between_anyTexts_turnsTheOneIntoTheOther(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> now) {
    var old = String.join("", before).getBytes(US_ASCII);
    var text = String.join("", now).getBytes(US_ASCII);
    var changes = LineChanges.between(old, text);
    var made = new ByteArrayOutputStream();
    int line = 0;
    for (var change : changes.changes()) {
      assertThat(change.fromBefore()).isGreaterThanOrEqualTo(line);
      write(made, old, changes.beforeStart(line), changes.beforeStart(change.fromBefore()));
      write(made, text, changes.nowStart(change.fromNow()), changes.nowStart(change.toNow()));
      line = change.toBefore();
    }
    write(made, old, changes.beforeStart(line), old.length);
    assertThat(made.toByteArray()).isEqualTo(text);
  }

  private static void write(ByteArrayOutputStream to, byte[] from, int start, int end) {
    to.write(from, start, end - start);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a\n", "b\n", "c\n", "\n", "long line\n").list().ofMaxSize(25);
  }
}
