package dev.coffre.git.object;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.pack.Delta;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Bytes that are nearly objects: they are read, or refused as damaged, and nothing else happens.
final class ObjectFuzzTest {
  private static final ObjectId ID =
      ObjectId.parse("0123456789abcdef0123456789abcdef01234567", ObjectFormat.SHA1).orElseThrow();

  private static final List<String> PIECES =
      List.of(
          "tree ",
          "parent ",
          "author ",
          "committer ",
          "object ",
          "type commit",
          "type blob",
          "tag v1",
          "encoding x",
          "gpgsig ",
          ID.toString(),
          "0123",
          "A <a@b> 17 +0100",
          "<",
          ">",
          " ",
          "\n",
          "\n\n",
          "\0",
          "100644 a\0",
          "40000 b\0",
          "120000 c\0",
          "160000 d\0",
          "99999999999 e\0",
          "01234567890123456789",
          "\u00ff",
          "-",
          "99999999999999999999");

  @Property(tries = 3000)
  void parse_nearlyCommits_isDamageOrACommit(@ForAll("objects") byte[] bytes) {
    try {
      var commit = Commit.parse(ID, object(ObjectKind.COMMIT, bytes), ObjectFormat.SHA1);
      assertThat(commit.id()).isEqualTo(ID);
    } catch (Corrupt damaged) {
      assertThat(damaged).hasMessageContaining(ID.toString());
    }
  }

  @Property(tries = 3000)
  void parse_nearlyTags_isDamageOrATag(@ForAll("objects") byte[] bytes) {
    try {
      assertThat(Tag.parse(ID, object(ObjectKind.TAG, bytes), ObjectFormat.SHA1).target())
          .isNotNull();
    } catch (Corrupt damaged) {
      assertThat(damaged).hasMessageContaining(ID.toString());
    }
  }

  @Property(tries = 3000)
  void next_nearlyTrees_isDamageOrAnEntryWithinThem(@ForAll("objects") byte[] bytes) {
    try {
      var entries = new TreeCursor(ID, object(ObjectKind.TREE, bytes), ObjectFormat.SHA1);
      while (entries.next()) {
        assertThat(entries.nameStart()).isLessThan(entries.nameEnd());
        assertThat(entries.idStart() + ObjectFormat.SHA1.bytes()).isLessThanOrEqualTo(bytes.length);
      }
    } catch (Corrupt damaged) {
      assertThat(damaged).hasMessageContaining(ID.toString());
    }
  }

  @Property(tries = 5000)
  void apply_anyBytesAsDelta_fillsTheResultOrRefuses(
      @ForAll byte[] script, @ForAll("objects") byte[] base) {
    var delta = new Delta();
    if (delta.open(script, script.length)
        && delta.plausible()
        && delta.resultLength() < (1 << 20)) {
      var result = new byte[delta.resultLength() + 1];
      if (delta.apply(base, base.length, result)) {
        assertThat(result[delta.resultLength()]).isZero();
      }
    }
  }

  /// As readers hand them over, with a byte to spare.
  private static GitObject object(ObjectKind kind, byte[] bytes) {
    return new GitObject(kind, Arrays.copyOf(bytes, bytes.length + 1), bytes.length);
  }

  @Provide
  Arbitrary<byte[]> objects() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces).getBytes(ISO_8859_1));
  }
}
