package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/// Our reader sees in a text what snakeyaml's parser sees: the same scalars and styles,
/// collections, tags, anchors and aliases; or both refuse it. Comments are left out: go-yaml has
/// rules of its own.
final class SnakeYamlTest {
  private static final int[] AWKWARD = " \n\t-?:,[]{}#&*!|>'\"%@`\\a0.~é😀".codePoints().toArray();

  /// Where the two differ because we read as go-yaml v3 does.
  private enum Known {
    /// go-yaml takes a tab for white space between tokens and refuses it where a block scalar has
    /// its indentation; snakeyaml the other way round.
    TAB("\t", ".*", ".*"),
    /// An alias without an anchor is the composer's business in snakeyaml, ours in the parser.
    ALIAS_WITHOUT_ANCHOR("\\*", "refused: .*refers to no anchor above", ".*"),
    /// A name has letters, digits, `-` and `_` in go-yaml, and nearly everything in snakeyaml.
    ANCHOR_NAME("[&*]", "refused: .*the name of an anchor or alias has only.*", ".*"),
    /// snakeyaml passes over a directive that it does not know.
    DIRECTIVE("(?m)^%", "refused: .*unknown directive.*", ".*"),
    /// In brackets, a `:` ends a plain scalar in go-yaml only with white space behind it, and in
    /// snakeyaml also with a bracket or comma.
    COLON_AT_BRACKET(":[,\\[\\]{}]", ".*", ".*"),
    /// A tag of one `!` may hold any character of a URI in go-yaml.
    TAG("!", "(?!refused).*", "refused: while scanning a tag.*"),
    /// In a list in brackets go-yaml drops the token behind a `?` without a key.
    EMPTY_KEY("\\?", "refused: .*a comma or a closing bracket is expected here", "(?!refused).*"),
    /// go-yaml knows the escape `\'` in double quotes.
    ESCAPED_QUOTE("\\\\'", "(?!refused).*", "refused: .*unknown escape character.*"),
    /// go-yaml takes `|#` for a block mark and a comment.
    COMMENT_AT_BLOCK_MARK("[|>][-+0-9]*#", "(?!refused).*", "refused: .*block scalar.*");

    private final Pattern text;
    private final Pattern ours;
    private final Pattern theirs;

    Known(String text, String ours, String theirs) {
      this.text = Pattern.compile(text);
      this.ours = Pattern.compile(ours, Pattern.DOTALL);
      this.theirs = Pattern.compile(theirs, Pattern.DOTALL);
    }

    boolean explains(String file, List<String> our, List<String> their) {
      return text.matcher(file).find()
          && ours.matcher(our.getFirst()).matches()
          && theirs.matcher(their.getFirst()).matches();
    }
  }

  /// Whether what the two say of a text may differ.
  static boolean isKnown(String text, List<String> ours, List<String> theirs) {
    return List.of(Known.values()).stream().anyMatch(one -> one.explains(text, ours, theirs));
  }

  static String document(Random random) {
    long seed = random.nextLong();
    return random.nextBoolean() ? new YamlDocuments(seed).file() : MessyComments.file(seed);
  }

  static String damaged(Random random) {
    int[] text = document(random).codePoints().toArray();
    var result = new StringBuilder();
    int place = random.nextInt(text.length);
    int kind = random.nextInt(3);
    int other = AWKWARD[random.nextInt(AWKWARD.length)];
    for (int i = 0; i < text.length; i++) {
      if (i == place && kind > 0) {
        result.appendCodePoint(other);
      }
      if (i != place || kind == 1) {
        result.appendCodePoint(text[i]);
      }
    }
    return result.toString();
  }

  @Property(tries = 2000)
  void document_readByBoth_isTheSame(@ForAll long seed) {
    var text = document(new Random(seed));

    assertThat(Events.ours(text)).isEqualTo(Events.snakeYaml(text));
  }

  @Property(tries = 10_000)
  void damagedDocument_readByBoth_isTheSameOrRefusedOrAKnownDifference(@ForAll long seed) {
    var text = damaged(new Random(seed));
    var ours = Events.ours(text);
    var theirs = Events.snakeYaml(text);
    boolean bothRefuse = Events.isRefused(ours) && Events.isRefused(theirs);
    boolean same = bothRefuse || ours.equals(theirs);
    Statistics.collect(bothRefuse ? "refused" : same ? "same" : "different");
    Statistics.coverage(coverage -> {
      coverage.check("refused").percentage(share -> share > 10);
      coverage.check("same").percentage(share -> share > 40);
      coverage.check("different").percentage(share -> share < 3);
    });

    if (!same && !isKnown(text, ours, theirs)) {
      assertThat(ours).as(text).isEqualTo(theirs);
    }
  }
}
