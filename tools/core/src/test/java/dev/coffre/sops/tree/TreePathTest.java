package dev.coffre.sops.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
  private static final Comment COMMENT = new Comment(Value.Str.of("c"), false, Site.NONE);
  private static final Node LEAF = Node.Scalar.of(new Value.Int(3));
  private static final Node.Mapping ROOT =
      new Node.Mapping(List.of(COMMENT, new Entry("a", new Node.Sequence(List.of(COMMENT, LEAF)))));

  @Test
  void parse_takesBothQuotes() {
    assertThat(TreePath.parse("[\"a\"][0]['b c']").steps()).containsExactly("a", 0, "b c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "[\"a\"", "[x]", "[\"]", "[]"})
  void parse_refusesOtherText(String text) {
    assertThatThrownBy(() -> TreePath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void in_countsNoComments() {
    assertThat(new TreePath(List.of("a", 0)).in(ROOT)).hasValue(LEAF);
  }

  @Test
  void in_findsNothingWhereNothingIs() {
    assertThat(new TreePath(List.of("a", 1)).in(ROOT)).isEmpty();
    assertThat(new TreePath(List.of("a", "b")).in(ROOT)).isEmpty();
    assertThat(new TreePath(List.of("a", 0, "b")).in(ROOT)).isEmpty();
    assertThat(new TreePath(List.of("a", -1)).in(ROOT)).isEmpty();
  }

  @Test
  void toString_isShort() {
    assertThat(new TreePath(List.of("db", "hosts", 0, "name"))).hasToString("db.hosts[0].name");
  }
}
