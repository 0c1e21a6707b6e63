package dev.coffre.sops.store.yaml.edit;

import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.util.Collection;

/// New text for a range of bytes.
///
/// @param start first byte replaced
/// @param end behind the last byte replaced
record Splice(int start, int end, SecretBytes text) {

  static Splice of(int start, int end, byte[] text) {
    return new Splice(start, end, SecretBytes.adopt(text));
  }

  /// `source` with all splices made; no two overlap.
  static byte[] apply(byte[] source, Collection<Splice> splices) {
    var out = new ByteArrayOutputStream(source.length + 1024);
    int done = 0;
    var ordered = splices.stream().sorted(Splice::byPlace).toList();
    for (var splice : ordered) {
      if (splice.start < done) {
        throw new IllegalStateException("two changes touch the same bytes");
      }
      out.write(source, done, splice.start - done);
      splice.text.expose(text -> {
        out.writeBytes(text);
        return text.length;
      });
      done = splice.end;
    }
    out.write(source, done, source.length - done);
    return out.toByteArray();
  }

  // Not Comparator.comparingInt: the AOT cache holds no serializable lambda as it makes (ADR 0004).
  private static int byPlace(Splice one, Splice other) {
    int starts = Integer.compare(one.start, other.start);
    return starts == 0 ? Integer.compare(one.end, other.end) : starts;
  }
}
