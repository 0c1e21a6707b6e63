package dev.coffre.git.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What an index says of its folders. That Git writes it so is for StagedChangesTest.
final class CachedTreesTest {
  private static final ObjectId A = id('a');
  private static final ObjectId B = id('b');

  /// The top has two folders, of which the first has two; something was staged in `a/y`.
  private static final String TREES =
      "\0-1 2\na\0-1 2\nx\0007 0\n" + raw('a') + "y\0-1 0\nb\0003 0\n" + raw('b');

  @Test
  void has_folderThatIsTheSame_isTrue() {
    var trees = trees(TREES);

    assertThat(trees.has(GitPath.of(""), A)).isFalse();
    assertThat(trees.has(GitPath.of("a"), A)).isFalse();
    assertThat(trees.has(GitPath.of("a/x"), A)).isTrue();
    assertThat(trees.has(GitPath.of("a/y"), A)).isFalse();
    assertThat(trees.has(GitPath.of("b"), B)).isTrue();
  }

  @Test
  void has_folderWithAnotherTreeOrUnknown_isFalse() {
    var trees = trees(TREES);

    assertThat(trees.has(GitPath.of(""), A)).isFalse();
    assertThat(trees.has(GitPath.of("b"), A)).isFalse();
    assertThat(trees.has(GitPath.of("c"), A)).isFalse();
  }

  @Test
  void has_folderWhoseParentNobodyAskedFor_isFalse() {
    assertThat(trees(TREES).has(GitPath.of("a/x"), A)).isFalse();
  }

  @Test
  void has_nothingSaid_isFalse() {
    assertThat(trees("").has(GitPath.of(""), A)).isFalse();
  }

  @Test
  void has_cutOrDamaged_endsAndFails() {
    var random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      var bytes = TREES.getBytes(ISO_8859_1);
      int length = round < bytes.length ? round : bytes.length;
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      var trees = new CachedTrees(Arrays.copyOf(bytes, length), 0, length, ObjectFormat.SHA1);
      for (var folder : new String[] {"", "a", "a/x", "a/y", "b"}) {
        assertThat(trees.has(GitPath.of(folder), id('c'))).isFalse();
      }
    }
  }

  private static CachedTrees trees(String text) {
    var bytes = text.getBytes(ISO_8859_1);
    return new CachedTrees(bytes, 0, bytes.length, ObjectFormat.SHA1);
  }

  private static ObjectId id(char digit) {
    return ObjectId.copyOf(raw(digit).getBytes(ISO_8859_1), 0, ObjectFormat.SHA1);
  }

  private static String raw(char digit) {
    return String.valueOf(digit).repeat(20);
  }
}
