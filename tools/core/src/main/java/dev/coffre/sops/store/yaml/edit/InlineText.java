package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.scalar.Quoting;
import dev.coffre.sops.store.yaml.scalar.Resolver;
import dev.coffre.sops.store.yaml.scalar.ScalarText;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Values written within one line.
final class InlineText {
  private InlineText() {}

  /// A value where nothing is known of the style wanted.
  static byte[] of(Value value, boolean inFlow) {
    return write(ScalarText.exact(value), Style.PLAIN, inFlow);
  }

  /// `text` in the wanted style if it can be written so, or else in the nearest that is safe.
  static byte[] write(ScalarText text, Style wanted, boolean inFlow) {
    return text.text()
        .expose(bytes -> {
          if (text.tag().equals("!!binary")) {
            return binary(bytes);
          }
          return switch (style(text, wanted, inFlow)) {
            case PLAIN -> bytes.clone();
            case SINGLE_QUOTED -> Quoting.singleQuoted(bytes);
            case DOUBLE_QUOTED, LITERAL, FOLDED -> Quoting.doubleQuoted(bytes, true);
          };
        });
  }

  private static byte[] binary(byte[] base64Lines) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("!!binary ".getBytes(StandardCharsets.US_ASCII));
    for (byte b : base64Lines) {
      if (b != '\n') {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private static Style style(ScalarText text, Style wanted, boolean inFlow) {
    boolean typed = text.style() == Style.PLAIN && !Resolver.isString(text.text());
    if (typed) {
      return Style.PLAIN;
    }
    boolean plain = text.style() == Style.PLAIN && (!inFlow || text.analysis().plainInFlow());
    boolean single = text.analysis().singleQuoted() && !text.analysis().multiline();
    return switch (wanted) {
      case PLAIN -> plain ? Style.PLAIN : quoted(single && !looksTyped(text));
      case SINGLE_QUOTED -> quoted(single);
      case DOUBLE_QUOTED, LITERAL, FOLDED -> Style.DOUBLE_QUOTED;
    };
  }

  private static Style quoted(boolean single) {
    return single ? Style.SINGLE_QUOTED : Style.DOUBLE_QUOTED;
  }

  /// Text that sops puts in double quotes because it would read as another type.
  private static boolean looksTyped(ScalarText text) {
    return text.style() == Style.DOUBLE_QUOTED;
  }
}
