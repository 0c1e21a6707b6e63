package dev.coffre.sops.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A piece of a text and what to put in its place.
///
/// @param start byte offset of the first byte replaced
/// @param end byte offset behind the last byte replaced; equal to `start` for an insertion
/// @param text what comes there
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Splice(int start, int end, byte[] text) {

  /// A splice of text.
  public static Splice of(int start, int end, String text) {
    return new Splice(start, end, text.getBytes(StandardCharsets.UTF_8));
  }

  /// `source` with all splices made; insertions at one place keep their order.
  ///
  /// @throws StoreException if two splices overlap or one is outside of `source`
  public static byte[] apply(byte[] source, List<Splice> splices) throws StoreException {
    if (splices.isEmpty()) {
      return source;
    }
    var result = new ByteArrayOutputStream(source.length + 128 * splices.size());
    int position = 0;
    var sorted = splices.stream().sorted(Splice::byStart).toList();
    for (var splice : sorted) {
      if (splice.start < position || splice.end < splice.start || splice.end > source.length) {
        throw new StoreException("the edits do not fit the text");
      }
      result.write(source, position, splice.start - position);
      result.writeBytes(splice.text);
      position = splice.end;
    }
    result.write(source, position, source.length - position);
    return result.toByteArray();
  }

  // Not Comparator.comparingInt: the AOT cache holds no serializable lambda as it makes (ADR 0004).
  private static int byStart(Splice one, Splice other) {
    return Integer.compare(one.start, other.start);
  }
}
