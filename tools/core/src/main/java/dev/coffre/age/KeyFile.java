package dev.coffre.age;

import dev.coffre.age.key.AgeException.InvalidKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A file of keys, one per line; blank lines and `#` lines are ignored.
final class KeyFile {
  /// 16 MiB.
  static final int LIMIT = 16 << 20;

  /// Reads one line's key.
  interface LineParser<K> {
    K parse(String line) throws InvalidKey;
  }

  private KeyFile() {}

  /// @param noun what the file holds, for messages
  static <K> List<K> parse(byte[] content, String noun, LineParser<? extends K> parser)
      throws InvalidKey {
    if (content.length > LIMIT) {
      throw new InvalidKey("the " + noun + " file is larger than 16 MiB");
    }
    var keys = new ArrayList<K>();
    int number = 0;
    for (var bytes : new String(content, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      number++;
      var line = bytes.endsWith("\r") ? bytes.substring(0, bytes.length() - 1) : bytes;
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(parse(utf8(line, noun), number, parser));
      }
    }
    if (keys.isEmpty()) {
      throw new InvalidKey("no " + noun + " found");
    }
    return List.copyOf(keys);
  }

  private static <K> K parse(String line, int number, LineParser<K> parser) throws InvalidKey {
    try {
      return parser.parse(line);
    } catch (InvalidKey e) {
      throw new InvalidKey("error at line " + number + ": " + e.getMessage());
    }
  }

  /// @param line each byte a character
  private static String utf8(String line, String noun) throws InvalidKey {
    var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidKey("the " + noun + " file is not valid UTF-8");
    }
  }
}
