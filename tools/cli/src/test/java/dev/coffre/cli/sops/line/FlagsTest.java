package dev.coffre.cli.sops.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {
  private static final Flags FLAGS =
      new Flags(
          List.of(
              Flag.onOff("in-place, i", ""),
              Flag.text("age, a", "").orFrom("RECIPIENTS"),
              Flag.of(Flag.Kind.NUMBER, "indent", ""),
              Flag.of(Flag.Kind.LIST, "key", "")));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          -i f,              true,  '',  0, f
          --in-place f,      true,  '',  0, f
          -in-place=true f,  true,  '',  0, f
          -i=false f,        false, '',  0, f
          --age x f,         false, x,   0, f
          -a=x=y f,          false, x=y, 0, f
          --age x --age y,   false, y,   0, ''
          --indent 0x10 f,   false, '',  16, f
          f --age x,         false, '',  0, f --age x
          -- -i,             false, '',  0, -i
          - -i,              false, '',  0, - -i
          """)
  void parse_ofALine_givesFlagsAndArguments(
      String line, boolean inPlace, String age, int indent, String rest) throws LineException {
    var given = FLAGS.parse(words(line), FLAGS.fromEnvironment(Map.of()));
    assertThat(given.on("i")).isEqualTo(inPlace);
    assertThat(given.text("a")).isEqualTo(age);
    assertThat(given.number("indent")).isEqualTo(indent);
    assertThat(String.join(" ", given.arguments())).isEqualTo(rest);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          --nope,           flag provided but not defined: -nope
          -age,             flag needs an argument: -age
          -i=maybe,         invalid boolean value "maybe" for -i: parse error
          --indent x,       invalid value "x" for flag -indent: parse error
          -i --in-place,    Cannot use two forms of the same flag: i in-place
          ---x,             bad flag syntax: ---x
          --=x,             bad flag syntax: --=x
          """)
  void parse_ofAWrongLine_saysWhatSopsSays(String line, String message) throws LineException {
    var defaults = FLAGS.fromEnvironment(Map.of());
    assertThatThrownBy(() -> FLAGS.parse(words(line), defaults))
        .isInstanceOf(LineException.class)
        .hasMessage(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          f -i,              -i f
          f --age x,         --age x f
          f --age=x g,       --age=x f g
          f --nope x,        f --nope x
          f -- -i,           -- f -i
          -i f --age x,      -i f --age x
          """)
  void flagsFirst_ofALine_movesKnownFlagsOnly(String line, String moved) {
    assertThat(String.join(" ", FLAGS.flagsFirst(words(line)))).isEqualTo(moved);
  }

  @Test
  void variable_isUsed_unlessTheFlagIsGiven() throws LineException {
    var defaults = FLAGS.fromEnvironment(Map.of("RECIPIENTS", "everyone"));
    assertThat(FLAGS.parse(List.of(), defaults).text("age")).isEqualTo("everyone");
    assertThat(FLAGS.parse(List.of("-a", "me"), defaults).text("age")).isEqualTo("me");
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
