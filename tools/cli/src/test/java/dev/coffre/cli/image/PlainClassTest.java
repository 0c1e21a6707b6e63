package dev.coffre.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainClassTest {

  @ParameterizedTest
  @ValueSource(classes = {Shape.Describe.class, Shape.Kind.class, Everything.class})
  void of_classWithSites_leavesTheCacheableOnes(Class<?> type) throws IOException {
    assertThat(bootstraps(bytes(type))).containsAnyOf("SwitchBootstraps", "ObjectMethods");

    assertThat(bootstraps(PlainClass.of(bytes(type)).classFile()))
        .doesNotContain("SwitchBootstraps")
        .isSubsetOf("StringConcatFactory", "ObjectMethods"); // toString
  }

  @Test
  void of_classWithoutSites_isTheSame() throws IOException {
    var before = bytes(Rewritten.class);

    assertThat(PlainClass.of(before).classFile()).isEqualTo(before);
  }

  @Test
  @SuppressWarnings("unchecked")
  void sealedSwitch_rewritten_takesTheSameCases() throws Exception {
    var rewritten = (Function<@Nullable Shape, String>) make(rewrite(Shape.Describe.class));

    var shapes = new ArrayList<@Nullable Shape>();
    shapes.add(null);
    shapes.add(new Shape.Point());
    for (int size = -1; size < 13; size++) {
      shapes.add(new Shape.Circle(size));
      shapes.add(new Shape.Box(size, 2));
    }
    assertThat(shapes.stream().map(rewritten))
        .containsExactlyElementsOf(shapes.stream().map(new Shape.Describe()).toList())
        .contains("nothing", "point", "large circle", "no circle", "circle", "square", "box");
  }

  @Test
  @SuppressWarnings("unchecked")
  void openSwitch_rewritten_takesTheSameCasesAndNoNull() throws Exception {
    var rewritten = (Function<@Nullable Object, String>) make(rewrite(Shape.Kind.class));

    assertThat(List.of("a", 1, new int[2], 1L).stream().map(rewritten))
        .containsExactly("text a", "number 1", "numbers 2", "other");
    assertThatNullPointerException().isThrownBy(() -> rewritten.apply(null));
  }

  @Test
  void record_rewritten_isEqualWhereTheOriginalIs() throws Exception {
    var type = rewrite(Everything.class);
    var arguments = arguments();
    for (var left : arguments) {
      for (var right : arguments) {
        boolean same = make(Everything.class, left).equals(make(Everything.class, right));

        assertThat(make(type, left).equals(make(type, right))).isEqualTo(same);
        if (same) {
          assertThat(make(type, left)).hasSameHashCodeAs(make(type, right));
        }
      }
    }
    assertThat(make(type, arguments.getFirst()))
        .isNotEqualTo(null)
        .isNotEqualTo(make(Everything.class, arguments.getFirst()))
        .hasToString(make(Everything.class, arguments.getFirst()).toString());
  }

  @Test
  void record_rewritten_hashesEveryField() throws Exception {
    var type = rewrite(Everything.class);

    assertThat(arguments().stream().map(values -> hash(type, values)).distinct())
        .hasSizeGreaterThanOrEqualTo(10);
  }

  /// Two values a field, each beside zeros; those of floats that `==` and `equals` tell apart.
  private static List<@Nullable Object[]> arguments() {
    var zero = new Object[] {false, (byte) 0, (short) 0, 'a', 0, 0L, 0f, 0d, "a"};
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(zero);
    rows.add(zero.clone());
    Object[][] changes = {
      {0, true},
      {1, (byte) -1},
      {2, (short) 7},
      {3, 'b'},
      {4, 9},
      {5, 1L << 40},
      {6, -0f},
      {6, Float.NaN},
      {7, -0d},
      {7, Double.NaN},
      {8, "b"}
    };
    for (var change : changes) {
      rows.add(changed(zero, (int) change[0], change[1]));
    }
    rows.add(changed(zero, 8, null));
    return rows;
  }

  private static @Nullable Object[] changed(Object[] values, int at, @Nullable Object value) {
    @Nullable Object[] copy = values.clone();
    copy[at] = value;
    return copy;
  }

  private static List<String> bootstraps(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(InvokeDynamicInstruction.class::cast)
        .map(site -> site.bootstrapMethod().owner().displayName())
        .distinct()
        .toList();
  }

  private static Class<?> rewrite(Class<?> type) throws IOException {
    return new Rewritten().define(type.getName(), PlainClass.of(bytes(type)).classFile());
  }

  private static int hash(Class<?> type, @Nullable Object[] values) {
    try {
      return make(type, values).hashCode();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object make(Class<?> type, @Nullable Object... values)
      throws ReflectiveOperationException {
    return type.getDeclaredConstructors()[0].newInstance(values);
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    var name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (var in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name);
      }
      return in.readAllBytes();
    }
  }

  /// Holds a class beside the original of the same name.
  private static final class Rewritten extends ClassLoader {
    Rewritten() {
      super(PlainClassTest.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
