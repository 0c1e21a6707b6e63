package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/// A value as the text that go-yaml v3 writes for it, before quoting and escaping.
///
/// @param tag the tag to be written, in short form; empty for none
/// @param text its content
/// @param style the style go-yaml gives it outside brackets
/// @param analysis which styles the content allows
public record ScalarText(String tag, SecretBytes text, Style style, Analysis analysis) {
  private static final int BASE64_LINE = 70;
  private static final Set<String> OLD_BOOLS =
      Set.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])++(?:\\.[0-9_]*+)?");

  /// A value in the spelling of sops: a whole float has no point (`1`), which reads back as an
  /// integer.
  public static ScalarText canonical(Value value) {
    return switch (value) {
      case Value.Str(var bytes) -> bytes.expose(text -> string(text, false));
      case Value.Real(double number) -> plain(Floats.display(number));
      case Value.Int i -> exact(value);
      case Value.Bool b -> exact(value);
      case Value.Time t -> exact(value);
      case Value.Null n -> exact(value);
    };
  }

  /// A value in a spelling that reads back as exactly the same value.
  public static ScalarText exact(Value value) {
    return switch (value) {
      case Value.Str(var bytes) -> bytes.expose(text -> string(text, true));
      case Value.Real(double number) -> plain(Floats.exact(number));
      case Value.Int(long number) -> plain(Long.toString(number));
      case Value.Bool(boolean flag) -> plain(Boolean.toString(flag));
      case Value.Time(var rfc3339) -> plain(rfc3339);
      case Value.Null() -> plain("null");
    };
  }

  private static ScalarText plain(String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new ScalarText("", SecretBytes.adopt(bytes), Style.PLAIN, Analysis.of(bytes, false));
  }

  /// An exact text is moved about by lines, which end in a line feed: it has no other line breaks.
  private static ScalarText string(byte[] bytes, boolean exact) {
    if (!isText(bytes)) {
      return binary(bytes);
    }
    var analysis = Analysis.of(bytes, exact);
    var secret = SecretBytes.copyOf(bytes);
    var tag = Arrays.equals(bytes, new byte[] {'<', '<'}) ? "!!merge" : "";
    var style =
        exact && hasForeignBreak(bytes) ? Style.DOUBLE_QUOTED : style(bytes, secret, analysis);
    return new ScalarText(tag, secret, style, analysis);
  }

  private static boolean hasForeignBreak(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n' && Characters.breakLength(bytes, i) > 0) {
        return true;
      }
    }
    return false;
  }

  private static Style style(byte[] bytes, SecretBytes secret, Analysis analysis) {
    if (contains(bytes, '\n')) {
      // behind a tab no reader could tell the indentation; sops writes `null` for such a text
      return analysis.block() && bytes[0] != '\t' ? Style.LITERAL : Style.DOUBLE_QUOTED;
    }
    if (!Resolver.isString(secret) || looksTyped(bytes)) {
      return Style.DOUBLE_QUOTED;
    }
    if (analysis.plainInBlock()) {
      return Style.PLAIN;
    }
    return analysis.singleQuoted() ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
  }

  /// Whether a YAML 1.1 reader would take the text for a bool or a number in base 60.
  private static boolean looksTyped(byte[] bytes) {
    if (bytes.length == 0) {
      return false;
    }
    if (bytes.length <= 3 && OLD_BOOLS.contains(new String(bytes, StandardCharsets.UTF_8))) {
      return true;
    }
    for (byte b : bytes) {
      if ("0123456789+-_:.".indexOf(b) < 0) {
        return false;
      }
    }
    return BASE_60.matcher(new String(bytes, StandardCharsets.US_ASCII)).matches();
  }

  private static boolean contains(byte[] bytes, int wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// Bytes that are no text, in base64.
  private static ScalarText binary(byte[] bytes) {
    boolean oneLine = (bytes.length + 2) / 3 * 4 < BASE64_LINE;
    var encoder = Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'});
    var lines = new String(encoder.encode(bytes), StandardCharsets.US_ASCII);
    var text = (oneLine ? lines : lines + "\n").getBytes(StandardCharsets.US_ASCII);
    var style = oneLine ? Style.PLAIN : Style.LITERAL;
    return new ScalarText("!!binary", SecretBytes.adopt(text), style, Analysis.of(text, false));
  }
}
