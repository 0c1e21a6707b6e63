package dev.coffre.sops.store.dotenv;

import dev.coffre.sops.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Splits a dotenv file into lines. Keys and values are verbatim: blanks, quotes and carriage
/// returns belong to them.
final class DotenvParser {
  private DotenvParser() {}

  static List<Line> parse(byte[] source) throws StoreException {
    var lines = new ArrayList<Line>();
    int number = 1;
    for (int start = 0; start < source.length; number++) {
      int stop = find(source, '\n', start, source.length);
      int end = Math.min(stop + 1, source.length);
      if (stop > start) {
        lines.add(line(source, start, stop, end, number));
      }
      start = stop + 1;
    }
    return lines;
  }

  private static Line line(byte[] source, int start, int stop, int end, int number)
      throws StoreException {
    if (source[start] == '#') {
      return Line.comment(source, start, stop, end);
    }
    int equals = find(source, '=', start, stop);
    if (equals == stop) {
      throw new StoreException("line " + number + ": neither KEY=value nor a comment");
    }
    if (!isUtf8(source, start, equals)) {
      throw new StoreException("line " + number + ": the key is not UTF-8");
    }
    return Line.entry(source, start, equals, stop, end);
  }

  /// Any other key could not be written back.
  private static boolean isUtf8(byte[] source, int start, int stop) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source, start, stop - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static int find(byte[] source, char wanted, int from, int limit) {
    int position = from;
    while (position < limit && source[position] != wanted) {
      position++;
    }
    return position;
  }
}
