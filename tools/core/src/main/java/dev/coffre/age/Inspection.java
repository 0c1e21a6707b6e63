package dev.coffre.age;

import dev.coffre.age.format.Header;
import dev.coffre.age.format.HeaderReader;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.stream.PayloadKey;
import dev.coffre.age.stream.PayloadSize;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;

/// What a file tells without a key. Nothing of it is authenticated.
///
/// @param armored whether the file is text
/// @param postQuantum whether it withstands quantum computers
/// @param stanzaTypes in file order
/// @param headerSize bytes of the header
/// @param armorSize bytes that the armor adds; 0 without one
/// @param overheadSize bytes of the nonce and of the chunks' tags
/// @param payloadSize bytes of plaintext
public record Inspection(
    boolean armored,
    PostQuantum postQuantum,
    List<String> stanzaTypes,
    long headerSize,
    long armorSize,
    long overheadSize,
    long payloadSize) {

  /// Whether every recipient of a file withstands quantum computers.
  public enum PostQuantum {
    YES,
    NO,
    /// There are only types that are not known here.
    UNKNOWN;

    static PostQuantum of(List<String> stanzaTypes) {
      var verdict = UNKNOWN;
      for (var type : stanzaTypes) {
        switch (type) {
          case "X25519", "ssh-rsa", "ssh-ed25519", "p256tag", "piv-p256" -> {
            return NO;
          }
          case "mlkem768x25519", "mlkem768p256tag", "scrypt" -> verdict = YES;
          default -> {} // a plugin's: it may be either
        }
      }
      return verdict;
    }
  }

  public Inspection {
    stanzaTypes = List.copyOf(stanzaTypes);
  }

  /// Inspects a file.
  ///
  /// @param size the file's in bytes, if known: then a binary file is not read beyond its header
  /// @throws AgeException if armor or header is malformed, or no payload has that size
  public static Inspection of(InputStream source, OptionalLong size) throws IOException {
    var counting = new CountingStream(source);
    var input = new BufferedInputStream(counting);
    boolean armored = Armor.begins(peek(input));
    var binary = armored ? Armor.reading(input) : input;
    var header = HeaderReader.read(binary);
    long headerSize = header.bytes().length;
    long payload;
    if (armored || size.isEmpty()) {
      payload = binary.transferTo(OutputStream.nullOutputStream());
    } else {
      payload = size.getAsLong() - headerSize;
    }
    long armor = armored ? counting.count() - headerSize - payload : 0;
    return of(header, armored, armor, payload);
  }

  private static Inspection of(Header header, boolean armored, long armor, long payload)
      throws AgeException {
    var types = header.stanzaTypes();
    long plaintext = PayloadSize.ofSealed(payload - PayloadKey.NONCE).plaintext();
    return new Inspection(
        armored,
        PostQuantum.of(types),
        types,
        header.bytes().length,
        armor,
        payload - plaintext,
        plaintext);
  }

  private static byte[] peek(BufferedInputStream input) throws IOException {
    int length = 1024 + Armor.BEGIN.length();
    input.mark(length);
    var start = input.readNBytes(length);
    input.reset();
    return start;
  }
}
