package dev.coffre.age;

import dev.coffre.age.format.ArmorReader;
import dev.coffre.age.format.ArmorWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The text form of an age file.
public final class Armor {
  /// The first line.
  public static final String BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";

  private Armor() {}

  /// Whether a file that starts with `start` is armored: the first line, behind whitespace.
  public static boolean begins(byte[] start) {
    var text = new String(start, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf(BEGIN);
    return begin >= 0 && ArmorReader.isWhitespace(text.substring(0, begin));
  }

  /// The bytes inside an armor. Reading throws {@link
  /// dev.coffre.age.key.AgeException.MalformedArmor} where the text is not one.
  ///
  /// @param source is read byte by byte: hand in a buffered stream
  public static InputStream reading(InputStream source) {
    return new ArmorReader(source);
  }

  /// Armors what is written; closing ends the armor and closes `target`.
  public static OutputStream writing(OutputStream target) {
    return new ArmorWriter(target);
  }
}
