package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A PEM block, with the headers of encrypted ones (RFC 1421).
///
/// @param cipher the `DEK-Info` header: cipher name, comma, initialisation vector in hex
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pem(String label, Optional<String> cipher, byte[] body) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "\\s*-----BEGIN ([A-Z0-9 ]+)-----\\s*\\n((?:[A-Za-z-]+: .*\\n)*)([A-Za-z0-9+/=\\s]*)"
              + "-----END \\1-----\\s*");
  private static final Pattern DEK = Pattern.compile("DEK-Info: (\\S+)");

  boolean encrypted() {
    return cipher.isPresent();
  }

  static Pem parse(byte[] content) throws InvalidKey {
    var matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
    if (!matcher.matches()) {
      throw new InvalidKey("malformed SSH identity: not a PEM block");
    }
    var headers = DEK.matcher(matcher.group(2));
    Optional<String> cipher = headers.find() ? Optional.of(headers.group(1)) : Optional.empty();
    try {
      var body = Base64.getDecoder().decode(matcher.group(3).replaceAll("\\s", ""));
      return new Pem(matcher.group(1), cipher, body);
    } catch (IllegalArgumentException e) {
      throw new InvalidKey("malformed SSH identity: not base64");
    }
  }

  @Override
  public String toString() {
    return "Pem[" + label + "]";
  }
}
