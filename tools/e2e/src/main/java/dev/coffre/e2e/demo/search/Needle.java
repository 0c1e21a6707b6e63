package dev.coffre.e2e.demo.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A value to look for, in every form it could have leaked in: as it is, in base64 at each of the
/// three alignments within a longer text, in lower- and upper-case hex.
public final class Needle {

  /// A shorter value could stand somewhere by chance.
  static final int LEAST_LENGTH = 12;

  private final String name;
  private final List<byte[]> forms;

  private Needle(String name, List<byte[]> forms) {
    this.name = name;
    this.forms = forms;
  }

  /// A needle.
  ///
  /// @param name what to call it in a report; never the value
  /// @throws IllegalArgumentException if `value` has fewer than 12 bytes
  public static Needle of(String name, byte[] value) {
    if (value.length < LEAST_LENGTH) {
      throw new IllegalArgumentException(name + " is too short to be searched for");
    }
    var hex = HexFormat.of().formatHex(value);
    var base64 = IntStream.range(0, 3).mapToObj(offset -> base64(value, offset));
    var forms = Stream.concat(Stream.of(hex, hex.toUpperCase(Locale.ROOT)), base64);
    return new Needle(
        name,
        Stream.concat(
                Stream.of(value.clone()), forms.map(f -> f.getBytes(StandardCharsets.US_ASCII)))
            .toList());
  }

  /// A needle that is text.
  public static Needle of(String name, String value) {
    return of(name, value.getBytes(StandardCharsets.UTF_8));
  }

  public String name() {
    return name;
  }

  List<byte[]> forms() {
    return forms;
  }

  /// The base64 characters that depend on `value` alone when `offset` bytes stand before it.
  private static String base64(byte[] value, int offset) {
    int skipped = (3 - offset) % 3;
    int whole = (value.length - skipped) / 3 * 3;
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(value, skipped, skipped + whole));
  }

  @Override
  public String toString() {
    return "Needle[" + name + "]";
  }
}
