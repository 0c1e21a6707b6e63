package dev.coffre.age.format;

import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.AgeException.MalformedHeader;
import dev.coffre.age.key.Stanza;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// Reads one stanza, of a header or from a plugin.
public final class StanzaReader {
  private StanzaReader() {}

  /// Reads the stanza that begins with `opening`; the rest comes from `lines`.
  ///
  /// @throws MalformedHeader if it is not one
  public static Stanza read(String opening, LineReader lines) throws IOException {
    var parts = List.of(opening.split(" ", -1));
    if (!parts.getFirst().equals(Header.STANZA) || parts.size() < 2) {
      throw new MalformedHeader("malformed stanza opening line");
    }
    if (!Stanza.areArguments(parts)) {
      throw new MalformedHeader("malformed stanza argument");
    }
    return new Stanza(parts.get(1), parts.subList(2, parts.size()), body(lines));
  }

  /// A body is full lines and one short line, which may be empty.
  private static byte[] body(LineReader lines) throws IOException {
    var body = new ByteArrayOutputStream();
    String line;
    do {
      line = lines.next();
      if (line.length() > Header.COLUMNS) {
        throw new MalformedHeader("stanza body line too long");
      }
      try {
        body.writeBytes(UnpaddedBase64.decode(line));
      } catch (MalformedTextException e) {
        throw new MalformedHeader("malformed stanza body line: " + e.getMessage());
      }
    } while (line.length() == Header.COLUMNS);
    return body.toByteArray();
  }
}
