package dev.coffre.git.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Looking up single paths in an index.
final class IndexTest {
  private static final ObjectId ID =
      ObjectId.parse("0".repeat(39) + "1", ObjectFormat.SHA1).orElseThrow();

  /// Names that sort otherwise as texts than as bytes are among them.
  private static final List<String> PARTS = List.of("a", "b", "a-", "a/", "é", "\uff5e", "𝄞", "Z");

  @Test
  void find_randomIndexes_isWhatLookingThroughFinds() {
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var paths = Stream.generate(() -> path(random)).limit(random.nextInt(40)).distinct().toList();
      var index = index(paths.stream().map(path -> entry(path, 0, false)));
      for (var path : Stream.concat(paths.stream(), Stream.of(path(random))).toList()) {
        assertThat(index.find(path).map(IndexEntry::path))
            .as("%s in %s", path, paths)
            .isEqualTo(paths.stream().filter(path::equals).findFirst());
      }
    }
  }

  @Test
  void find_conflict_isNothingYet() {
    var path = GitPath.of("b");
    var stages = Stream.of(1, 2, 3).map(stage -> entry(path, stage, false));
    var others = Stream.of("a", "c").map(name -> entry(GitPath.of(name), 0, false));

    var index = index(Stream.concat(stages, others));

    assertThat(index.find(path)).isEmpty();
    assertThat(index.find(GitPath.of("a"))).isPresent();
    assertThat(index.find(GitPath.of("c"))).isPresent();
  }

  @Test
  void find_pathThatIsOnlyAnnounced_isNothingYet() {
    assertThat(index(Stream.of(entry(GitPath.of("a"), 0, true))).find(GitPath.of("a")))
        .isEqualTo(Optional.empty());
  }

  private static GitPath path(Random random) {
    var name = new StringBuilder("x");
    for (int i = random.nextInt(3); i >= 0; i--) {
      name.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return GitPath.of(name.append('y').toString());
  }

  private static IndexEntry entry(GitPath path, int stage, boolean announced) {
    return new IndexEntry(path, FileMode.FILE, ID, stage, announced, false);
  }

  private static Index index(Stream<IndexEntry> entries) {
    return new Index(
        entries
            .sorted(Comparator.comparing(IndexEntry::path).thenComparingInt(IndexEntry::stage))
            .toList(),
        List.of(),
        Optional.empty());
  }
}
