package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A PEM block, with the headers of encrypted ones (RFC 1421). What stands behind it is ignored.
///
/// @param cipher the `DEK-Info` header: cipher name, comma, initialisation vector in hex
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, Optional<String> cipher, byte[] body) {
  private static final Pattern BEGIN =
      Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----[ \\t\\r]*\\n");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z-]+: .*\\n");
  private static final Pattern DEK = Pattern.compile("DEK-Info: (\\S+)\\s*");

  boolean encrypted() {
    return cipher.isPresent();
  }

  static Pem parse(byte[] content) throws InvalidKey {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    var begin = BEGIN.matcher(text);
    if (!begin.lookingAt()) {
      throw new InvalidKey("malformed SSH identity: not a PEM block");
    }
    int end = text.indexOf("-----END " + begin.group(1) + "-----", begin.end());
    if (end < 0) {
      throw new InvalidKey("malformed SSH identity: the PEM block has no end");
    }
    return parse(begin.group(1), text.substring(begin.end(), end));
  }

  private static Pem parse(String label, String inside) throws InvalidKey {
    Optional<String> cipher = Optional.empty();
    var header = HEADER.matcher(inside);
    int body = 0;
    while (header.region(body, inside.length()).lookingAt()) {
      var dek = DEK.matcher(header.group());
      cipher = dek.matches() ? Optional.of(dek.group(1)) : cipher;
      body = header.end();
    }
    try {
      var base64 = inside.substring(body).replaceAll("\\s", "");
      return new Pem(label, cipher, Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new InvalidKey("malformed SSH identity: not base64");
    }
  }

  @Override
  public String toString() {
    return "Pem[" + label + "]";
  }
}
