package dev.coffre.git.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trees are written as the names of their entries, folders with a slash behind.
final class FolderVersionTest {
  private static final ObjectFormat FORMAT = ObjectFormat.SHA1;

  @ParameterizedTest
  @CsvSource({
    "a b c, a b c, 3",
    "a b c, a b,   2",
    "a b,   a b c, 2",
    "a b c, a x c, 1",
    "a b c, b c,   0",
    "a b,   '',    0",
    "'',    a,     0",
    "a b/,  a b,   1"
  })
  void sameUntil_nextVersion_isTheFirstEntryThatChanged(String own, String next, int same) {
    assertThat(version(own).sameUntil(0, tree(next), 0)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 3", "0, 0, 0", "2, 1, 3", "3, 2, 3", "1, 1, 1"})
  void sameUntil_entriesFromSomewhereOn_areComparedWithThoseAtThatPlace(
      int entry, int nextEntry, int same) {
    int at = version("b c").start(nextEntry);

    assertThat(version("a b c").sameUntil(entry, tree("b c"), at)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "a c e,      c,  2",
    "a c e,      b,  1",
    "a c e,      A,  0",
    "a c e,      f,  3",
    "a ab abc,   ab, 2",
    "a.b a/ a0,  a/, 2",
    "a.b a/ a0,  a,  0",
    "a a.b a0,   a/, 2",
    "'',         a,  0"
  })
  void behind_anEntry_isTheFirstThatGitSortsBehindIt(String own, String next, int behind)
      throws GitException {
    var cursor =
        new TreeCursor(ObjectId.copyOf(new byte[FORMAT.bytes()], 0, FORMAT), tree(next), FORMAT);
    assertThat(cursor.next()).isTrue();

    assertThat(version(own).behind(0, cursor)).isEqualTo(behind);
  }

  private static FolderVersion version(String names) {
    var starts = new Numbers();
    var entries = entries(names);
    for (int i = 0; i <= entries.length; i++) {
      starts.add(tree(Arrays.copyOf(entries, i)).length());
    }
    return new FolderVersion(tree(entries), starts.toArray());
  }

  private static GitObject tree(String names) {
    return tree(entries(names));
  }

  private static String[] entries(String names) {
    return names.isEmpty() ? new String[0] : names.split(" +", -1);
  }

  private static GitObject tree(String[] entries) {
    var bytes = new ByteArrayOutputStream();
    for (var entry : entries) {
      var mode = entry.endsWith("/") ? "40000 " : "100644 ";
      bytes.writeBytes((mode + entry.replace("/", "") + "\0").getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(new byte[FORMAT.bytes()]);
    }
    return new GitObject(ObjectKind.TREE, bytes.toByteArray(), bytes.size());
  }
}
