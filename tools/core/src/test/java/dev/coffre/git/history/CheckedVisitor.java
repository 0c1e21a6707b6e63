package dev.coffre.git.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Notes each blob and checks that what is called new and what is called copied make up the whole.
/// Every fifth blob it does not look at.
final class CheckedVisitor implements BlobVisitor<byte[]> {
  private final Map<String, String> seen;
  private int count;

  CheckedVisitor(Map<String, String> seen) {
    this.seen = seen;
  }

  @Override
  public Optional<byte[]> visit(Blob blob, Optional<byte[]> base) {
    var content = Arrays.copyOf(blob.content(), blob.length());
    assertThat(seen.put(blob.id().toString(), new String(content, ISO_8859_1))).isNull();
    check(blob, content, base);
    return ++count % 5 == 0 ? Optional.empty() : Optional.of(content);
  }

  private static void check(Blob blob, byte[] content, Optional<byte[]> base) {
    var covered = new boolean[content.length + 1];
    var fresh = new boolean[content.length + 1];
    for (int i = 0; i < blob.fresh().count(); i++) {
      Arrays.fill(covered, blob.fresh().start(i), blob.fresh().end(i), true);
      Arrays.fill(fresh, blob.fresh().start(i), blob.fresh().end(i) + 1, true);
    }
    var copies = blob.copies();
    for (int i = 0; i < copies.count(); i++) {
      int to = copies.to(i);
      int end = to + copies.length(i);
      assertThat(Arrays.copyOfRange(content, to, end))
          .isEqualTo(
              Arrays.copyOfRange(
                  base.orElseThrow(), copies.from(i), copies.from(i) + copies.length(i)));
      assertThat((to == 0 && copies.from(i) == 0) || fresh[to]).as("a junction is new").isTrue();
      boolean sameEnd =
          end == content.length && copies.from(i) + copies.length(i) == base.orElseThrow().length;
      assertThat(sameEnd || fresh[end]).as("a junction is new").isTrue();
      Arrays.fill(covered, to, end, true);
    }
    for (int i = 0; i < content.length; i++) {
      assertThat(covered[i]).isTrue();
    }
  }

  @Override
  public void tooLarge(ObjectId id) {
    assertThat(seen.put(id.toString(), "too large")).isNull();
  }
}
