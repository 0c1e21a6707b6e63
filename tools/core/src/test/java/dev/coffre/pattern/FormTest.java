package dev.coffre.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {
  private static final String LETTERS = "aB1_-. :/\"\u00e2\n";
  private static final String[] ATOMS = {
    "a", "B", "1", "_", "-", ":", "/", "\"", "\\.", ".", "[aB]", "[^a1]", "[\\w.]", "[a-z1-]",
    "\\d", "\\w", "\\W", "\\s", "\\S", "\\b", "^", "$", "\u00e2", "}", "]"
  };
  private static final String[] REPEATS = {"", "", "", "?", "*", "+", "{2}", "{1,3}", "{2,}"};
  private static final String[] FLAGS = {"", "", "(?i)", "(?is)"};
  private static final VarHandle SIGNS = signs();

  private static VarHandle signs() {
    try {
      return MethodHandles.privateLookupIn(Form.class, MethodHandles.lookup())
          .findVarHandle(Form.class, "signs", String.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void expressionsOfAllParts_randomTexts_matchAsTheJdkDoes() {
    var random = new Random(61);
    int found = 0;
    for (int i = 0; i < 60_000; i++) {
      var expression = FLAGS[random.nextInt(FLAGS.length)] + choice(random, 2);
      var form = Form.of(expression);
      var jdk = Pattern.compile(expression.replace("$", "\\z"), Pattern.UNIX_LINES);
      for (int j = 0; j < 4; j++) {
        var text = text(random);

        assertThat(form.matches(text))
            .as("%s is %s", text, expression)
            .isEqualTo(jdk.matcher(text).matches());
        found += assertSamePart(form, jdk.matcher(text), text, expression);
      }
    }
    assertThat(found).isGreaterThan(50_000);
  }

  private static int assertSamePart(Form form, Matcher jdk, String text, String expression) {
    var part = form.part(text, 0);
    assertThat(part.isPresent()).as("%s has %s", text, expression).isEqualTo(jdk.find());
    if (part.isEmpty()) {
      return 0;
    }
    assertThat(part.get().start()).as("%s has %s", text, expression).isEqualTo(jdk.start());
    assertThat(part.get().end()).as("%s has %s", text, expression).isEqualTo(jdk.end());
    return 1;
  }

  @ParameterizedTest
  @CsvSource({
    "'[a-z]+(?: -\\w+)* ([a-z]+)',go -x -y now,now",
    "'(?:- +)?(data|stringData)\\s*:\\s*(\\{.*)?',- data: {,data",
    "'(a|ab)(c|bcd)?',abcd,a",
    "'x(a)?b',xb,",
    "'((a)|b)+',ab,b"
  })
  void group_ofText_isThePartOfTheJdk(String expression, String text, String group) {
    var match = Form.of(expression).whole(text).orElseThrow();

    assertThat(match.has(1)).isEqualTo(group != null);
    if (group != null) {
      assertThat(match.group(1)).isEqualTo(group);
      assertThat(text.substring(match.start(1))).startsWith(group);
    }
  }

  @Test
  void group_behindCharactersOfTwoUnits_isWhereItStands() {
    var match = Form.of("(\\S+) (.*)").part("🙂é\u2022 b🙂", 0).orElseThrow();

    assertThat(match.group(1)).isEqualTo("🙂é\u2022");
    assertThat(match.group(2)).isEqualTo("b🙂");
  }

  @Test
  void partFromAPlace_isTheNextOne() {
    var word = Form.of("\\b[a-z]+");

    assertThat(word.part("one two", 0).orElseThrow().end()).isEqualTo(3);
    assertThat(word.part("one two", 1).orElseThrow().start()).isEqualTo(4);
    assertThat(word.part("one two", 5)).isEmpty();
  }

  @Test
  void formWithSigns_textWithoutOne_isNotAskedForTheExpression() {
    var form = Form.having("~^", "no [expression");

    assertThat(form.matches("no sign")).isFalse();
    assertThat(form.isIn("no sign")).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> form.isIn("a ^ sign"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a{", "*a", "(a", "a)", "[a", "\\q", "(?<name>a)", "a{3,2}", "\u2022"})
  void textThatIsNoExpression_isRefusedWhenItIsNeeded(String expression) {
    assertThatIllegalStateException().isThrownBy(() -> Form.of(expression).matches("a"));
  }

  @Test
  void groupThatLoopsTooOften_doesNotMatch_andKeepsTheStack() {
    var words = Form.of("(-[a-z])+");

    assertThat(words.matches("-a".repeat(1000))).isTrue();
    assertThat(words.matches("-a".repeat(100_000))).isFalse();
  }

  /// A form is compiled when it is needed, which may be never in a test and once for a user.
  @Test
  void everyForm_thatAClassHas_isAnExpression() throws Exception {
    var forms = forms();

    assertThat(forms).hasSizeGreaterThan(60);
    for (var form : forms) {
      var signs = SIGNS.get(form);
      assertThatCode(() -> form.isIn("a" + signs)).doesNotThrowAnyException();
      assertThatCode(() -> form.matches("a" + signs)).doesNotThrowAnyException();
    }
  }

  private static List<Form> forms() throws Exception {
    var root = Path.of(Form.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var forms = new ArrayList<Form>();
    for (var name : classes(root)) {
      for (var field : Class.forName(name).getDeclaredFields()) {
        if (field.getType() == Form.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          forms.add((Form) field.get(null));
        }
      }
    }
    return forms;
  }

  private static List<String> classes(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && file.startsWith("dev"))
          .filter(file -> !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static String choice(Random random, int depth) {
    var written = new StringBuilder(sequence(random, depth));
    for (int i = random.nextInt(3); i > 1; i--) {
      written.append('|').append(sequence(random, depth));
    }
    return written.toString();
  }

  private static String sequence(Random random, int depth) {
    var written = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      written.append(depth > 0 && random.nextInt(4) == 0 ? group(random, depth) : atom(random));
    }
    return written.toString();
  }

  private static String atom(Random random) {
    var atom = ATOMS[random.nextInt(ATOMS.length)];
    boolean repeats = !atom.equals("^") && !atom.equals("$") && !atom.equals("\\b");
    return repeats ? atom + REPEATS[random.nextInt(REPEATS.length)] : atom;
  }

  private static String group(Random random, int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> "(?=" + choice(random, depth - 1) + ")";
      case 1 -> "(?!" + choice(random, depth - 1) + ")";
      case 2 -> "(?:a" + choice(random, depth - 1) + ")" + REPEATS[random.nextInt(REPEATS.length)];
      default -> "(" + choice(random, depth - 1) + ")";
    };
  }

  private static String text(Random random) {
    var written = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      written.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return written.toString();
  }
}
