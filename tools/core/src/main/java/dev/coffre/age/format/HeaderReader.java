package dev.coffre.age.format;

import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.AgeException.MalformedHeader;
import dev.coffre.age.key.Stanza;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads a header and leaves the stream at the first byte behind it.
public final class HeaderReader {
  private HeaderReader() {}

  /// Reads one header.
  ///
  /// @param source is read byte by byte: hand in a buffered stream
  /// @throws MalformedHeader if the text is not a header in every byte
  /// @throws IOException from the source
  public static Header read(InputStream source) throws IOException {
    var lines = new LineReader(source);
    if (!lines.next().equals(Header.INTRO)) {
      throw new MalformedHeader("not an age file of version 1");
    }
    var stanzas = new ArrayList<Stanza>();
    var line = lines.next();
    while (!line.startsWith(Header.FOOTER)) {
      stanzas.add(StanzaReader.read(line, lines));
      line = lines.next();
    }
    return new Header(stanzas, mac(line));
  }

  private static byte[] mac(String line) throws MalformedHeader {
    var parts = List.of(line.split(" ", -1));
    if (parts.size() != 2 || !parts.getFirst().equals(Header.FOOTER)) {
      throw new MalformedHeader("malformed closing line");
    }
    try {
      var mac = UnpaddedBase64.decode(parts.getLast());
      if (mac.length == Header.MAC) {
        return mac;
      }
    } catch (MalformedTextException e) {
      throw new MalformedHeader("malformed closing line: " + e.getMessage());
    }
    throw new MalformedHeader("malformed closing line: MAC of wrong length");
  }
}
