package dev.coffre.cli.image;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something to switch over.
public sealed interface Shape {

  /// No size.
  record Point() implements Shape {}

  /// One size.
  record Circle(int radius) implements Shape {}

  /// Two sizes.
  record Box(int width, int height) implements Shape {}

  /// Switches with guards, patterns and null.
  final class Describe implements Function<@Nullable Shape, String> {
    /// For the class loader of the test.
    public Describe() {}

    @Override
    public String apply(@Nullable Shape shape) {
      return switch (shape) {
        case null -> "nothing";
        case Circle circle when circle.radius() > 10 -> "large circle";
        case Circle circle when circle.radius() < 0 -> "no circle";
        case Circle circle -> "circle";
        case Box(int width, int height) when width == height -> "square";
        case Box box -> "box";
        case Point point -> "point";
      };
    }
  }

  /// Switches over anything, without a case for null.
  final class Kind implements Function<Object, String> {
    /// For the class loader of the test.
    public Kind() {}

    @Override
    public String apply(Object value) {
      return switch (value) {
        case String text -> "text " + text;
        case Integer number -> "number " + number;
        case int[] numbers -> "numbers " + numbers.length;
        default -> "other";
      };
    }
  }
}
