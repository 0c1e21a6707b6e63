package dev.coffre.sops.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFloatTest {

  /// What sops 3.13.3 encrypts, and prints in YAML, dotenv and JSON.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,                   0,                       0,                       0.0,                     0
          -0.0,                -0,                      -0,                      -0.0,                    -0
          1,                   1,                       1,                       1.0,                     1
          1.5,                 1.5,                     1.5,                     1.5,                     1.5
          999999,              999999,                  999999,                  999999.0,                999999
          200000,              200000,                  200000,                  200000.0,                200000
          1234567,             1234567,                 1.234567e+06,            1.234567E+06,            1234567
          608863452348.1149,   608863452348.1149,       6.088634523481149e+11,   6.088634523481149E+11,   608863452348.1149
          0.0001,              0.0001,                  0.0001,                  0.0001,                  0.0001
          0.00001,             0.00001,                 1e-05,                   1E-05,                   0.00001
          1e-7,                0.0000001,               1e-07,                   1E-07,                   1e-7
          1e20,                100000000000000000000,   1e+20,                   1E+20,                   100000000000000000000
          1e21,                1000000000000000000000,  1e+21,                   1E+21,                   1e+21
          -2e10,               -20000000000,            -2e+10,                  -2E+10,                  -20000000000
          2e23,                200000000000000000000000, 2e+23,                  2E+23,                   2e+23
          1.25e-10,            0.000000000125,          1.25e-10,                1.25E-10,                1.25e-10
          """)
  void spellings_areThoseOfGo(
      double number, String positional, String general, String flat, String json) {
    assertThat(GoFloat.positional(number)).isEqualTo(positional);
    assertThat(GoFloat.general(number)).isEqualTo(general);
    assertThat(GoFloat.flat(number)).isEqualTo(flat);
    assertThat(GoFloat.json(number)).isEqualTo(json);
  }

  /// `Double.toString` gives at least two digits, Go the fewest.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          4.9E-324, 5e-324
          9.9E-324, 1e-323
          1.5E-323, 1.5e-323
          2.0E-323, 2e-323
          """)
  void smallestNumbers_haveOneDigit(double number, String general) {
    assertThat(GoFloat.general(number)).isEqualTo(general);
  }

  @Test
  void specials_areSpelledButInJson() {
    assertThat(GoFloat.positional(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
    assertThat(GoFloat.general(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    assertThat(GoFloat.flat(Double.NaN)).isEqualTo("NaN");
    assertThatThrownBy(() -> GoFloat.json(Double.NaN)).isInstanceOf(ArithmeticException.class);
  }

  @Property
  void everySpelling_readsBackAsTheSameNumber(@ForAll double number) {
    assertThat(Double.parseDouble(GoFloat.positional(number))).isEqualTo(number);
    assertThat(Double.parseDouble(GoFloat.general(number))).isEqualTo(number);
    assertThat(Double.parseDouble(GoFloat.flat(number))).isEqualTo(number);
    assertThat(Double.parseDouble(GoFloat.json(number))).isEqualTo(number);
  }
}
