package dev.coffre.sops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Holds a scan that is written by hand against the expression that it stands for, on texts put
/// together from pieces: the same in every run.
public final class RandomTexts {
  private static final int TEXTS = 50_000;
  private static final int LONGEST = 7;

  private RandomTexts() {}

  /// Holds what takes or refuses a text, and has both happen many times.
  public static void assertTakes(Predicate<String> scan, String expression, String... pieces) {
    assertTakes(scan, Pattern.compile(expression).asMatchPredicate(), pieces);
  }

  /// The same for what an expression is only a part of.
  public static void assertTakes(
      Predicate<String> scan, Predicate<String> expected, String... pieces) {
    var taken = assertSame(scan::test, expected::test, pieces);
    assertThat(taken).filteredOn(yes -> yes).hasSizeBetween(TEXTS / 500, TEXTS * 499 / 500);
  }

  /// Holds what makes something of a text.
  ///
  /// @return what it made of each
  public static <T> List<T> assertSame(
      Function<String, T> scan, Function<String, T> expected, String... pieces) {
    var random = new Random(8);
    var made = new ArrayList<T>();
    for (int i = 0; i < TEXTS; i++) {
      var text = text(random, pieces);
      var result = scan.apply(text);
      assertThat(result).as("'%s'", text).isEqualTo(expected.apply(text));
      made.add(result);
    }
    return made;
  }

  private static String text(Random random, String... pieces) {
    var text = new StringBuilder();
    for (int length = random.nextInt(LONGEST + 1); length > 0; length--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
