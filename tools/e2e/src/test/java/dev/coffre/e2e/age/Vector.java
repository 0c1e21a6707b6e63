package dev.coffre.e2e.age;

import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphraseIdentity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/// One of the shared vectors (C2SP/CCTV, age): what must happen to one file.
///
/// @param payload SHA-256 of all plaintext that is handed out, also before a failure
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vector(
    String name,
    Expectation expect,
    Optional<byte[]> payload,
    Optional<byte[]> fileKey,
    List<Identity> identities,
    boolean armored,
    byte[] file) {

  /// The layer that fails.
  enum Expectation {
    SUCCESS("success"),
    NO_MATCH("no match"),
    HMAC_FAILURE("HMAC failure"),
    HEADER_FAILURE("header failure"),
    ARMOR_FAILURE("armor failure"),
    PAYLOAD_FAILURE("payload failure");

    private final String text;

    Expectation(String text) {
      this.text = text;
    }

    private static Expectation of(String text) {
      return Arrays.stream(values())
          .filter(value -> value.text.equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("unknown outcome: " + text));
    }
  }

  private static final Pattern ENTRY =
      Pattern.compile("// \\.\\./testdata/(\\S+)\\s+var \\S+ = __toBinary\\(\"([^\"]*)\"\\);");

  /// All vectors of the npm package `cctv-age`, which holds them as base64 in a script.
  static List<Vector> all() throws IOException {
    var script = Files.readString(Peers.here().ageVectors().resolve("index.js"));
    var vectors = new ArrayList<Vector>();
    var matcher = ENTRY.matcher(script);
    while (matcher.find()) {
      vectors.add(parse(matcher.group(1), Base64.getDecoder().decode(matcher.group(2))));
    }
    return vectors;
  }

  private static Vector parse(String name, byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    var fields = new HashMap<String, String>();
    var identities = new ArrayList<Identity>();
    for (var line : text.substring(0, end).split("\n", -1)) {
      var field = line.split(": ", 2);
      switch (field[0]) {
        case "expect", "payload", "file key", "armored", "compressed" ->
            fields.put(field[0], field[1]);
        case "identity" -> identities.add(identity(field[1]));
        case "passphrase" -> identities.add(passphrase(field[1]));
        case "comment" -> {}
        default -> throw new IllegalStateException(name + " has an unknown field: " + field[0]);
      }
    }
    return new Vector(
        name,
        Expectation.of(fields.getOrDefault("expect", "")),
        hex(fields, "payload"),
        hex(fields, "file key"),
        identities,
        fields.containsKey("armored"),
        file(fields, Arrays.copyOfRange(bytes, end + 2, bytes.length)));
  }

  private static Identity identity(String text) throws IOException {
    return text.startsWith("AGE-SECRET-KEY-PQ-")
        ? HybridIdentity.parse(text)
        : X25519Identity.parse(text);
  }

  private static Identity passphrase(String text) {
    return new PassphraseIdentity(SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] file(Map<String, String> fields, byte[] bytes) throws IOException {
    if (!fields.containsKey("compressed")) {
      return bytes;
    }
    if (!"zlib".equals(fields.get("compressed"))) {
      throw new IllegalStateException("unknown compression");
    }
    return new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
  }

  private static Optional<byte[]> hex(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(HexFormat.of()::parseHex);
  }
}
