package dev.coffre.cli;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a command takes, declared by calls: reading picocli's annotations makes proxy classes at
/// every start, more than twice the time of a bare JVM (docs/adr/0012).
public final class Options {
  private final CommandSpec spec;

  Options(CommandSpec spec) {
    this.spec = spec;
  }

  /// What the command's help says first; each text is a paragraph, which the help breaks into
  /// lines.
  public Options describe(String... paragraphs) {
    spec.usageMessage().description(paragraphs);
    return this;
  }

  /// An option without a value.
  public Options flag(List<String> names, String description, Runnable given) {
    return add(
        option(names, description).arity("0"),
        boolean.class,
        (Boolean set) -> {
          if (set) {
            given.run();
          }
        });
  }

  /// An option with a value, `label` in the help. Given twice, it is refused.
  public Options value(
      List<String> names, String label, String description, Consumer<String> take) {
    return add(option(names, description).arity("1").paramLabel(label), String.class, take);
  }

  /// An option with a value that may be given several times.
  ///
  /// @param take is handed all values so far
  public Options values(
      List<String> names, String label, String description, Consumer<List<String>> take) {
    var option = option(names, description).arity("1").paramLabel(label);
    return add(option.auxiliaryTypes(String.class), List.class, take);
  }

  /// The operand at the next place, which must be there.
  public Options operand(String label, String description, Consumer<String> take) {
    return add(
        operand(label, description).index(next()).arity("1").required(true), String.class, take);
  }

  /// The operand at the next place, one of an enum's names in lower case; it must be there.
  public <E extends Enum<E>> Options choice(
      String label, Class<E> type, String description, Consumer<E> take) {
    return add(operand(label, description).index(next()).arity("1").required(true), type, take);
  }

  /// All further operands.
  ///
  /// @param least how many there must be
  /// @param take is handed all of them
  public Options operands(
      String label, int least, String description, Consumer<List<String>> take) {
    var operand =
        operand(label, description).index(next() + "..*").arity(least + "..*").required(least > 0);
    return add(operand.auxiliaryTypes(String.class), List.class, take);
  }

  private static OptionSpec.Builder option(List<String> names, String description) {
    return OptionSpec.builder(names.toArray(String[]::new)).description(description);
  }

  private static PositionalParamSpec.Builder operand(String label, String description) {
    return PositionalParamSpec.builder().paramLabel(label).description(description);
  }

  private String next() {
    return String.valueOf(spec.positionalParameters().size());
  }

  private Options add(OptionSpec.Builder option, Class<?> type, Consumer<?> take) {
    var binding = new Binding<>(take);
    spec.addOption(option.type(type).getter(binding).setter(binding).build());
    return this;
  }

  private Options add(PositionalParamSpec.Builder operand, Class<?> type, Consumer<?> take) {
    var binding = new Binding<>(take);
    spec.addPositional(operand.type(type).getter(binding).setter(binding).build());
    return this;
  }

  /// Keeps a value for picocli, which adds to lists, and hands it on; picocli resets options with
  /// `null` before it parses.
  private static final class Binding<V> implements IGetter, ISetter {
    private final Consumer<V> take;
    private @Nullable Object value;

    Binding(Consumer<V> take) {
      this.take = take;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as picocli declares it
    public <T> @Nullable T get() {
      return (T) value;
    }

    @Override
    @SuppressWarnings("unchecked") // picocli hands in the declared type
    public <T> T set(T given) {
      value = given;
      if (given != null) {
        take.accept((V) given);
      }
      return given;
    }
  }
}
