package dev.coffre.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our primitives against the vectors of their RFCs, and against the JDK's on random input.
class PrimitivesTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4, e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c, c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552
          4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d, e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493, 95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957
          """)
  void x25519_rfc7748Vectors(String scalar, String point, String shared) {
    assertThat(X25519.agree(HEX.parseHex(scalar), HEX.parseHex(point)))
        .hasValueSatisfying(secret -> assertThat(HEX.formatHex(secret)).isEqualTo(shared));
  }

  /// RFC 7748, section 5.2: a thousand ladders, each on the results of the last two.
  @Test
  void x25519_iterated() {
    var k = HEX.parseHex("0900000000000000000000000000000000000000000000000000000000000000");
    var u = k;
    for (int i = 0; i < 1000; i++) {
      var next = X25519.agree(k, u).orElseThrow();
      u = k;
      k = next;
    }
    assertThat(HEX.formatHex(k))
        .isEqualTo("684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          0000000000000000000000000000000000000000000000000000000000000000, zero
          0100000000000000000000000000000000000000000000000000000000000000, one
          e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800, order 8
          5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157, order 8
          ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, p - 1
          edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, p
          eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, p + 1
          """)
  void x25519_smallOrderPoint_givesNoSecret(String point, String why) {
    assertThat(X25519.agree(HEX.parseHex("11".repeat(32)), HEX.parseHex(point))).isEmpty();
  }

  @Property(tries = 200)
  void x25519_agreesWithTheJdk(@ForAll @Size(32) byte[] scalar, @ForAll @Size(32) byte[] other)
      throws GeneralSecurityException {
    var point = X25519.publicKey(other);
    assertThat(X25519.agree(scalar, point)).hasValue(jdkX25519(scalar, point));
  }

  @Property(tries = 200)
  void x25519_anyPoint_agreesWithTheJdk(
      @ForAll @Size(32) byte[] scalar, @ForAll @Size(32) byte[] point)
      throws GeneralSecurityException {
    Optional<byte[]> expected;
    try {
      expected = Optional.of(jdkX25519(scalar, point));
    } catch (InvalidKeyException e) {
      expected = Optional.empty(); // small order
    }
    assertThat(X25519.agree(scalar, point).map(HEX::formatHex))
        .isEqualTo(expected.map(HEX::formatHex));
  }

  @Property(tries = 300)
  void sha256_agreesWithTheJdk(@ForAll @Size(max = 300) byte[] message)
      throws GeneralSecurityException {
    assertThat(new Sha256().update(message).digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
  }

  @Property(tries = 300)
  void sha256_inPieces_isTheSame(
      @ForAll @Size(max = 200) byte[] a, @ForAll @Size(max = 200) byte[] b)
      throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(a);
    assertThat(new Sha256().update(a).update(b).digest()).isEqualTo(digest.digest(b));
  }

  @Property(tries = 300)
  void sha512_agreesWithTheJdk(@ForAll @Size(max = 300) byte[] message)
      throws GeneralSecurityException {
    assertThat(new Sha512().update(message).digest())
        .isEqualTo(MessageDigest.getInstance("SHA-512").digest(message));
  }

  @Property(tries = 300)
  void sha512_inPieces_isTheSame(
      @ForAll @Size(max = 200) byte[] a, @ForAll @Size(max = 200) byte[] b)
      throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-512");
    digest.update(a);
    assertThat(new Sha512().update(a).update(b).digest()).isEqualTo(digest.digest(b));
  }

  @Property(tries = 300)
  void hmac_agreesWithTheJdk(
      @ForAll @Size(min = 1, max = 100) byte[] key, @ForAll @Size(max = 200) byte[] message)
      throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(HmacSha256.mac(key, message)).isEqualTo(mac.doFinal(message));
  }

  /// RFC 5869, test case 1, cut to the first 32 bytes.
  @Test
  void hkdf_rfc5869Vector() {
    var key =
        Hkdf.key(
            HEX.parseHex("0b".repeat(22)),
            HEX.parseHex("000102030405060708090a0b0c"),
            HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"));
    assertThat(HEX.formatHex(key))
        .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
  }

  /// RFC 8439, section 2.5.2.
  @Test
  void poly1305_rfc8439Vector() {
    var key = HEX.parseHex("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b");
    var message = "Cryptographic Forum Research Gro".getBytes(US_ASCII);
    // The RFC's message has two bytes more; a whole number of blocks is all that we ever tag.
    assertThat(poly1305(key, message)).isEqualTo(slowPoly1305(key, message));
  }

  @Property(tries = 500)
  void chaCha20Poly1305_agreesWithTheJdk(
      @ForAll @Size(32) byte[] key,
      @ForAll @Size(12) byte[] nonce,
      @ForAll @Size(max = 300) byte[] text)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    var sealed = ChaCha20Poly1305.seal(key, nonce, text);
    assertThat(sealed).isEqualTo(cipher.doFinal(text));
    assertThat(ChaCha20Poly1305.open(key, nonce, sealed)).hasValue(text);
  }

  @Property(tries = 300)
  void chaCha20Poly1305_oneBitFlipped_doesNotOpen(
      @ForAll @Size(32) byte[] key, @ForAll @Size(max = 100) byte[] text, @ForAll int at) {
    var nonce = new byte[ChaCha20Poly1305.NONCE];
    var sealed = ChaCha20Poly1305.seal(key, nonce, text);
    int bit = Math.floorMod(at, sealed.length * 8);
    sealed[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(ChaCha20Poly1305.open(key, nonce, sealed)).isEmpty();
  }

  /// Extremes that random input does not reach: carries through every limb.
  @Test
  void poly1305_extremes_agreeWithBigIntegers() {
    for (var block :
        new String[] {"ff".repeat(16), "00".repeat(16), "fbffffffffffffffffffffffffffffff"}) {
      for (var r : new String[] {"ff".repeat(16), "02" + "00".repeat(15), "01" + "00".repeat(15)}) {
        for (int blocks = 1; blocks < 9; blocks++) {
          var key = HEX.parseHex(r + "ff".repeat(16));
          var message = HEX.parseHex(block.repeat(blocks));
          assertThat(poly1305(key, message)).isEqualTo(slowPoly1305(key, message));
        }
      }
    }
  }

  private static byte[] poly1305(byte[] key, byte[] message) {
    var poly1305 = new Poly1305(key);
    poly1305.update(message, message.length);
    return poly1305.finish();
  }

  private static byte[] slowPoly1305(byte[] key, byte[] message) {
    var p = BigInteger.TWO.pow(130).subtract(BigInteger.valueOf(5));
    var r = littleEndian(key, 0, 16).and(new BigInteger("0ffffffc0ffffffc0ffffffc0fffffff", 16));
    var h = BigInteger.ZERO;
    for (int at = 0; at < message.length; at += 16) {
      h = h.add(littleEndian(message, at, 16)).add(BigInteger.TWO.pow(128)).multiply(r).mod(p);
    }
    var sum = h.add(littleEndian(key, 16, 16));
    var tag = new byte[16];
    for (int i = 0; i < 16; i++) {
      tag[i] = sum.shiftRight(8 * i).byteValue();
    }
    return tag;
  }

  private static BigInteger littleEndian(byte[] bytes, int from, int length) {
    var reversed = new byte[length];
    for (int i = 0; i < length; i++) {
      reversed[length - 1 - i] = bytes[from + i];
    }
    return new BigInteger(1, reversed);
  }

  private static byte[] jdkX25519(byte[] scalar, byte[] point) throws GeneralSecurityException {
    var factory = KeyFactory.getInstance("X25519");
    var agreement = KeyAgreement.getInstance("X25519");
    var privateKey = HEX.parseHex("302e020100300506032b656e04220420" + HEX.formatHex(scalar));
    var publicKey = HEX.parseHex("302a300506032b656e032100" + HEX.formatHex(point));
    agreement.init(factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    agreement.doPhase(factory.generatePublic(new X509EncodedKeySpec(publicKey)), true);
    return agreement.generateSecret();
  }

  /// RFC 7914, section 12, with r = 8 and p = 1 (its other vectors have other parameters).
  @Test
  void scrypt_rfc7914Vector() {
    var key =
        Scrypt.key("pleaseletmein".getBytes(US_ASCII), "SodiumChloride".getBytes(US_ASCII), 14);
    assertThat(HEX.formatHex(key))
        .isEqualTo("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
  }
}
