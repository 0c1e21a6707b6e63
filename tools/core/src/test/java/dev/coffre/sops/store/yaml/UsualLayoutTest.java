package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.usual.UsualLayout;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The short way to the metadata says what the parser says, or nothing.
final class UsualLayoutTest {
  private static final YamlStore STORE = new YamlStore();
  private static final String TAIL =
      """
      sops:
          age:
              - enc: |
                  -----BEGIN AGE ENCRYPTED FILE-----
                  YWdl
                  -----END AGE ENCRYPTED FILE-----
                recipient: age1x
          lastmodified: "2026-11-28T03:00:00Z"
          mac: ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]
          version: 3.13.3
      """;

  private static void requireSame(String text) {
    var source = Outline.utf8(text);
    var found = UsualLayout.metadata(source);
    if (found.isPresent()) {
      try {
        assertThat(STORE.parse(source).metadata()).as(text).isEqualTo(found);
      } catch (StoreException e) {
        fail(text, e);
      }
    }
  }

  @Property(tries = 1000)
  void usualFiles_areRead(@ForAll long seed) throws StoreException {
    var source = Outline.utf8(new UsualFiles(seed, false).file());
    assertThat(UsualLayout.metadata(source)).isPresent().isEqualTo(STORE.parse(source).metadata());
  }

  @Property(tries = 5000)
  void oddFiles_areReadAsTheParserDoes(@ForAll long seed) {
    requireSame(new UsualFiles(seed, true).file());
  }

  @Property(tries = 10_000)
  void spoiltFiles_areReadAsTheParserDoes(@ForAll long seed, @ForAll boolean odd) {
    var files = new UsualFiles(seed, odd);
    requireSame(files.spoil(files.file()));
  }

  @Property(tries = 2000)
  void filesOfEveryLayout_areReadAsTheParserDoes(@ForAll long seed) {
    requireSame(new YamlDocuments(seed).file() + TAIL);
    requireSame(TAIL + new YamlDocuments(seed).file());
  }

  /// Where a short way could go wrong: each row has something in front of the metadata.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"x\nb: y\"\n", // one scalar
        "a: [x,\nb: y]\n",
        "a: x\n  y\n",
        "a: x\n  b: y\n",
        "a:\n    b: x\n  c: y\n",
        "a: x\na: y\n",
        "sops: x\n",
        "a: &x\n",
        "a: |\n  x\n\n  y\n",
        "a: x: y\n",
        "a: 9223372036854775808\n",
        "true: x\n",
        "a: x\n---\n",
        "- a\n",
        "a:\n- b\n c: d\n",
        "a: x\n...\n",
        "%YAML 1.2\n---\n",
        "a: 'x\n",
        "a: \u00e9\n"
      })
  void whatMayMeanAnythingElse_isLeftToTheParser(String head) {
    requireSame(head + TAIL);
    assertThat(UsualLayout.metadata(Outline.utf8(head + TAIL))).as(head).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"# end\n", "    # end\n", "b: y\nsops: {}\n", "  b: y\n", "x", "\t\n"})
  void whatStandsBehindTheMetadata_isLeftToTheParser(String foot) {
    requireSame("a: x\n" + TAIL + foot);
    assertThat(UsualLayout.metadata(Outline.utf8("a: x\n" + TAIL + foot))).as(foot).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "sops:\n", "sops: x\n", "a: x\n", "sops: {}", "sops:\n- a\n"})
  void whatHasNone_isLeftToTheParser(String text) {
    assertThat(UsualLayout.metadata(Outline.utf8(text))).isEmpty();
  }
}
