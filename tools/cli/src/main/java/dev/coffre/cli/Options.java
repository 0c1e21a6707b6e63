package dev.coffre.cli;

import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a command takes, declared by calls: reading picocli's annotations makes proxy classes at
/// every start, more than twice the time of a bare JVM (docs/adr/0010).
public final class Options {
  private final CommandSpec spec;

  Options(CommandSpec spec) {
    this.spec = spec;
  }

  /// What the command's help says first, line by line.
  public Options describe(String... lines) {
    spec.usageMessage().description(lines);
    return this;
  }

  /// An option without a value.
  public Options flag(List<String> names, String description, Runnable given) {
    spec.addOption(
        OptionSpec.builder(names.toArray(String[]::new))
            .type(boolean.class)
            .arity("0")
            .description(description)
            .setter(
                new Setter<Boolean>(value -> {
                  if (value) {
                    given.run();
                  }
                }))
            .build());
    return this;
  }

  /// An option with a value, `label` in the help. Given twice, it is refused.
  public Options value(
      List<String> names, String label, String description, Consumer<String> take) {
    spec.addOption(
        valued(names, label, description).type(String.class).setter(new Setter<>(take)).build());
    return this;
  }

  /// An option with a value that may be given several times.
  public Options values(
      List<String> names, String label, String description, Consumer<List<String>> take) {
    spec.addOption(
        valued(names, label, description)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .setter(new Setter<>(take))
            .build());
    return this;
  }

  private static OptionSpec.Builder valued(List<String> names, String label, String description) {
    return OptionSpec.builder(names.toArray(String[]::new))
        .paramLabel(label)
        .arity("1")
        .description(description);
  }

  /// The operand at the next place, which must be there.
  public Options operand(String label, String description, Consumer<String> take) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(String.valueOf(spec.positionalParameters().size()))
            .paramLabel(label)
            .arity("1")
            .description(description)
            .type(String.class)
            .setter(new Setter<>(take))
            .build());
    return this;
  }

  /// The operand at the next place, one of an enum's names in lower case; must be there.
  public <E extends Enum<E>> Options choice(
      String label, Class<E> type, String description, Consumer<E> take) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(String.valueOf(spec.positionalParameters().size()))
            .paramLabel(label)
            .arity("1")
            .description(description)
            .type(type)
            .setter(new Setter<>(take))
            .build());
    return this;
  }

  /// All further operands.
  ///
  /// @param least how many there must be
  public Options operands(
      String label, int least, String description, Consumer<List<String>> take) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(spec.positionalParameters().size() + "..*")
            .paramLabel(label)
            .arity(least + "..*")
            .description(description)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .setter(new Setter<>(take))
            .build());
    return this;
  }

  /// Hands values on; picocli resets options with `null` before it parses.
  private record Setter<V>(Consumer<V> take) implements ISetter {
    @Override
    @SuppressWarnings({
      "unchecked",
      "TypeParameterUnusedInFormals"
    }) // picocli hands in the declared type
    public <T> T set(T value) {
      if (value != null) {
        take.accept((V) value);
      }
      return value;
    }
  }
}
