package dev.coffre.cli.image;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// Lambdas and method references of every kind, and what they answer.
public final class Functions implements Supplier<List<String>> {
  private static final Comparator<String> BY_LENGTH =
      (a, b) -> Integer.compare(a.length(), b.length());

  private final String own = "own";
  private final List<String> answers = new ArrayList<>();

  /// For the class loader of the test.
  public Functions() {}

  @Override
  public List<String> get() {
    captured(7, 1L << 40, 2.5, 'c', true, 1.5f, (byte) 3, (short) 4, "text");
    referred();
    converted();
    returned();
    answers.addAll(new Inner("inner").answers());
    return answers;
  }

  private void captured(
      int a, long b, double c, char d, boolean e, float f, byte g, short h, String i) {
    Supplier<String> all = () -> own + a + b + c + d + e + f + g + h + i;
    Supplier<Supplier<String>> nested = () -> () -> own + b;
    Callable<String> none = () -> "none";
    answers.add(all.get());
    answers.add(nested.get().get());
    try {
      answers.add(none.call());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void referred() {
    Function<String, StringBuilder> made = StringBuilder::new;
    Supplier<List<String>> list = ArrayList::new;
    IntFunction<String[]> array = String[]::new;
    UnaryOperator<String> unbound = String::strip;
    Function<Integer, String> ofStatic = Integer::toHexString;
    Predicate<String> bound = own::equals;
    Function<String, String> ofThis = this::joined;
    BiFunction<List<String>, Integer, String> ofInterface = List::get;
    answers.add(made.apply("a").append(list.get()).append(array.apply(3).length).toString());
    answers.add(unbound.apply(" b ") + ofStatic.apply(255) + bound.test("own") + ofThis.apply("c"));
    answers.add(ofInterface.apply(List.of("v"), 0));
    answers.add(String.valueOf(BY_LENGTH.thenComparing(Function.identity()).compare("aa", "ab")));
  }

  private String joined(String text) {
    return own + text;
  }

  private void converted() {
    ToIntFunction<Integer> unwrapped = Integer::intValue;
    ToLongFunction<Integer> wider = Integer::intValue;
    ToDoubleFunction<Integer> widest = number -> number;
    IntFunction<Object> wrapped = number -> number;
    IntPredicate letter = Character::isLetter;
    IntUnaryOperator absolute = Math::abs;
    Function<Long, Long> both = Functions::twice;
    ToIntFunction<List<Integer>> first = List::getFirst;
    answers.add(
        unwrapped.applyAsInt(1) + " " + wider.applyAsLong(2) + " " + widest.applyAsDouble(3));
    answers.add(wrapped.apply(4) + " " + letter.test('x') + " " + absolute.applyAsInt(-5));
    answers.add(both.apply(6L) + " " + first.applyAsInt(List.of(7)));
  }

  private int count() {
    answers.add("counted");
    return answers.size();
  }

  private static <T> T same(T value) {
    return value;
  }

  private static long twice(long number) {
    return 2 * number;
  }

  private void returned() {
    Runnable dropped = this::count;
    java.util.function.Consumer<String> droppedText = answers::add;
    java.util.function.LongConsumer droppedLong = Functions::twice;
    Namer<String> named = Functions::same;
    Supplier<String> serializable = (Supplier<String> & Serializable) () -> "serializable";
    dropped.run();
    droppedText.accept("taken");
    droppedLong.accept(8);
    answers.add(named.name("key") + serializable.get());
  }

  /// Its result is no type variable, that of what it refers to is.
  private interface Namer<T> {
    String name(T key);
  }

  /// A nest mate with lambdas of its own.
  private record Inner(String name) implements Doing {
    List<String> answers() {
      Supplier<String> secret = () -> name + twice(9);
      return List.of(secret.get(), done(), Doing.said().get());
    }
  }

  /// An interface with private methods.
  private interface Doing {
    String name();

    default String done() {
      Supplier<String> mine = this::hidden;
      Supplier<String> ours = () -> hidden() + name();
      return mine.get() + ours.get();
    }

    static Supplier<String> said() {
      return Doing::silent;
    }

    private String hidden() {
      return "hidden " + name();
    }

    private static String silent() {
      return "silent";
    }
  }
}
