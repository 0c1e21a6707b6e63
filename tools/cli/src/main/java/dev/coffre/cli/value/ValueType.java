package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The types a value can be set with.
enum ValueType {
  STR,
  INT,
  FLOAT,
  BOOL;

  static ValueType named(String name) throws CommandException {
    return Arrays.stream(values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            CommandException.usage(
                "--type: there is no such type", "one of str, int, float, bool"));
  }

  /// The type of what stands in a file; a string for what is no scalar, or has no text of its own.
  static ValueType of(Node node) {
    return switch (node) {
      case Node.Scalar(Value.Int value, var site) -> INT;
      case Node.Scalar(Value.Real value, var site) -> FLOAT;
      case Node.Scalar(Value.Bool value, var site) -> BOOL;
      case Node.Scalar scalar -> STR;
      case Node.Mapping mapping -> STR;
      case Node.Sequence sequence -> STR;
    };
  }

  /// The text as a value of this type.
  ///
  /// @throws CommandException if it is none; the text is not repeated
  Value read(SecretBytes text) throws CommandException {
    return switch (this) {
      case STR -> new Value.Str(utf8(text));
      case INT -> new Value.Int(number(text, Long::valueOf));
      case FLOAT -> new Value.Real(number(text, Double::valueOf));
      case BOOL -> new Value.Bool(bool(text));
    };
  }

  private static SecretBytes utf8(SecretBytes text) throws CommandException {
    try {
      text.expose(bytes -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
      return text;
    } catch (CharacterCodingException e) {
      throw CommandException.refused(
          "the value is not UTF-8 text", "encrypt binary content as a file of its own");
    }
  }

  private interface Reader<T> {
    T read(String text);
  }

  private <T> T number(SecretBytes text, Reader<T> reader) throws CommandException {
    try {
      return text.expose(bytes -> reader.read(new String(bytes, StandardCharsets.UTF_8).strip()));
    } catch (NumberFormatException e) {
      throw mismatch();
    }
  }

  private boolean bool(SecretBytes text) throws CommandException {
    return switch (text.<String, RuntimeException>expose(
        bytes -> new String(bytes, StandardCharsets.UTF_8).strip())) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch();
    };
  }

  private CommandException mismatch() {
    return CommandException.refused(
        "the value is no " + name().toLowerCase(Locale.ROOT) + ", which stands there now",
        "pass --type str to store it as text");
  }
}
