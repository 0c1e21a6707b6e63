package dev.coffre.evidence;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Ed25519 keys as OpenSSL writes them: PKCS #8 and SubjectPublicKeyInfo (RFC 8410), in PEM. The
/// DER of each is a fixed beginning and 32 bytes.
final class Pem {
  static final int KEY = 32;
  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");
  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  private Pem() {}

  static byte[] privateKey(String text) throws EvidenceException {
    return key(text, "PRIVATE KEY", PRIVATE);
  }

  static byte[] publicKey(String text) throws EvidenceException {
    return key(text, "PUBLIC KEY", PUBLIC);
  }

  private static byte[] key(String text, String kind, byte[] beginning) throws EvidenceException {
    var begin = "-----BEGIN " + kind + "-----";
    var end = "-----END " + kind + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new EvidenceException("there is no " + kind + " in it, as PEM");
    }
    var der = decode(text.substring(from + begin.length(), to));
    if (der.length != beginning.length + KEY
        || !HexFormat.of().formatHex(der).startsWith(HexFormat.of().formatHex(beginning))) {
      throw new EvidenceException("it is no Ed25519 key");
    }
    return Arrays.copyOfRange(der, beginning.length, der.length);
  }

  private static byte[] decode(String body) throws EvidenceException {
    try {
      return Base64.getMimeDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("its base64 is damaged");
    }
  }

  static String privateText(byte[] seed) {
    return text("PRIVATE KEY", PRIVATE, seed);
  }

  static String publicText(byte[] point) {
    return text("PUBLIC KEY", PUBLIC, point);
  }

  static byte[] publicDer(byte[] point) {
    return joined(PUBLIC, point);
  }

  private static byte[] joined(byte[] beginning, byte[] key) {
    var der = Arrays.copyOf(beginning, beginning.length + key.length);
    System.arraycopy(key, 0, der, beginning.length, key.length);
    return der;
  }

  private static String text(String kind, byte[] beginning, byte[] key) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(kind, Base64.getEncoder().encodeToString(joined(beginning, key)), kind)
        .replace("\r", "");
  }
}
