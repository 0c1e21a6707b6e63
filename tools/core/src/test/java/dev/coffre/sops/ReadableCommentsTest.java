package dev.coffre.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.metadata.Selector.Kind;
import dev.coffre.sops.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/// A comment that the selector means is encrypted, or the text is refused.
final class ReadableCommentsTest {
  private static final Selector DATA_ONLY = new Selector(Kind.ENCRYPTED_REGEX, "^data$");
  private static final Selector BY_MARK = new Selector(Kind.ENCRYPTED_COMMENT_REGEX, "sealed");
  private static final Selector BUT_MARKED = new Selector(Kind.UNENCRYPTED_COMMENT_REGEX, "open");

  /// The text, encrypted in place for Alice.
  private static String encrypt(String text, Selector selector)
      throws StoreException, SopsException {
    var store = Format.YAML.store();
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    var room = store.withRoom(source, store.parse(source));
    Sops.requireNoneReadable(room.content(), selector);
    var recipe = Fixture.forAlice(selector, false);
    var sealed = Fixture.SOPS.encrypt(room.content(), Format.YAML, recipe, Fixture.ALICE.ring());
    var edits = Edits.between(room.content().tree(), sealed.tree());
    byte[] encrypted = store.patch(room.text(), edits, sealed.metadataEdit());
    return new String(encrypted, StandardCharsets.UTF_8);
  }

  @Property(tries = 3000)
  void canaryInEveryComment_encryptedOrRefused_isNowhere(@ForAll long seed) {
    Optional<String> encrypted = Optional.empty();
    var outcome = "encrypted";
    try {
      encrypted = Optional.of(encrypt(CanaryComments.file(seed), Selector.DEFAULT));
    } catch (SopsException.CommentReadable e) {
      outcome = "would stay readable";
    } catch (StoreException e) {
      outcome =
          String.valueOf(e.getMessage()).contains("would be lost") ? "would be lost" : "no YAML";
    } catch (SopsException e) {
      throw new AssertionError(e);
    }
    Statistics.collect(outcome);
    Statistics.coverage(coverage -> {
      coverage.check("encrypted").percentage(share -> share > 30);
      coverage.check("would stay readable").count(count -> count > 0);
    });

    assertThat(encrypted.orElse("")).doesNotContain("canary");
  }

  @Example
  void commentAboveAnElementWithoutValue_isRefusedWithItsLine() {
    for (var text :
        List.of(
            "k0:\n  k1:\n    # c\n    -\n",
            "k: [ # c\n  a ]\n",
            "k: { # c\n  a: b }\n",
            "%YAML 1.1 # c\n---\na: b\n",
            "a: b\n... # c\n",
            "a_unencrypted:\n- b\n... # c\n")) {
      assertThatThrownBy(() -> encrypt(text, Selector.DEFAULT))
          .isInstanceOf(SopsException.CommentReadable.class)
          .hasMessageMatching("line \\d: this comment would stay readable.*");
    }
  }

  @Example
  void looseComment_thatTheSelectorLeavesOut_stays() throws StoreException, SopsException {
    assertThat(encrypt("k_unencrypted:\n  k1:\n    # c\n    -\nb: x\n", Selector.DEFAULT))
        .contains("    # c\n    -\n");
    assertThat(encrypt("metadata:\n  k1:\n    # c\n    -\ndata:\n  b: x\n", DATA_ONLY))
        .contains("    # c\n    -\n");
    assertThat(encrypt("k0:\n  k1:\n    # open\n    -\nb: x\n", BUT_MARKED))
        .contains("    # open\n    -\n");
  }

  @Example
  void looseComment_thatTheSelectorMayMean_isRefused() {
    var nested = "data:\n  k1:\n    # c\n    -\nb: x\n";
    for (var selector : List.of(DATA_ONLY, BY_MARK, BUT_MARKED)) {
      assertThatThrownBy(() -> encrypt(nested, selector))
          .isInstanceOf(SopsException.CommentReadable.class)
          .hasMessageStartingWith("line 3: ");
    }
  }

  @Example
  void looseCommentBelowMetadata_isRefusedWithItsLineInTheSource() {
    var text = "a: b # x\n---\nk0:\n  k1:\n    # c\n    -\n";
    assertThatThrownBy(() -> encrypt(text, Selector.DEFAULT))
        .isInstanceOf(SopsException.CommentReadable.class)
        .hasMessageStartingWith("line 5: ");
  }
}
