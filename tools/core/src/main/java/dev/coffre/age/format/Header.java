package dev.coffre.age.format;

import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.Stanza;
import dev.coffre.crypto.Hkdf;
import dev.coffre.crypto.HmacSha256;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A file header (C2SP age, "Header"). There is one text for each header: what {@link HeaderReader}
/// reads, {@link #bytes()} gives back.
///
/// @param mac 32 bytes: HMAC-SHA-256 of the text up to and including `---`
@SuppressWarnings("ArrayRecordComponent") // never compared; public data
public record Header(List<Stanza> stanzas, byte[] mac) {
  static final String INTRO = "age-encryption.org/v1";
  static final String STANZA = "->";
  static final String FOOTER = "---";
  static final int COLUMNS = 64;
  static final int MAC = 32;
  private static final byte[] LABEL = "header".getBytes(StandardCharsets.US_ASCII);

  public Header {
    stanzas = List.copyOf(stanzas);
  }

  /// A header over `stanzas`, authenticated under `fileKey`.
  public static Header authenticated(List<Stanza> stanzas, SecretBytes fileKey) {
    return new Header(stanzas, mac(stanzas, fileKey));
  }

  /// Whether the MAC is the one `fileKey` gives, compared in constant time.
  public boolean isAuthentic(SecretBytes fileKey) {
    return MessageDigest.isEqual(mac, mac(stanzas, fileKey));
  }

  /// The types of the stanzas, in file order.
  public List<String> stanzaTypes() {
    var types = new ArrayList<String>();
    for (var stanza : stanzas) {
      types.add(stanza.type());
    }
    return types;
  }

  /// The text, up to and including the newline before the payload.
  public byte[] bytes() {
    return ascii(unauthenticated(stanzas) + " " + UnpaddedBase64.encode(mac) + "\n");
  }

  private static byte[] mac(List<Stanza> stanzas, SecretBytes fileKey) {
    var key = fileKey.expose(bytes -> Hkdf.key(bytes, new byte[0], LABEL));
    var mac = HmacSha256.mac(key, ascii(unauthenticated(stanzas)));
    Arrays.fill(key, (byte) 0);
    return mac;
  }

  private static String unauthenticated(List<Stanza> stanzas) {
    var text = new StringBuilder(INTRO).append('\n');
    for (var stanza : stanzas) {
      append(text, stanza);
    }
    return text.append(FOOTER).toString();
  }

  /// Appends a stanza; also the form in which plugins exchange them.
  public static void append(StringBuilder text, Stanza stanza) {
    text.append(STANZA).append(' ').append(stanza.type());
    for (var argument : stanza.arguments()) {
      text.append(' ').append(argument);
    }
    text.append('\n');
    var body = UnpaddedBase64.encode(stanza.body());
    int from = 0;
    for (; body.length() - from >= COLUMNS; from += COLUMNS) {
      text.append(body, from, from + COLUMNS).append('\n');
    }
    text.append(body, from, body.length()).append('\n');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
