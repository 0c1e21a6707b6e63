package dev.coffre.evidence;

import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// A DSSE envelope (v1): what is signed is the type and the bytes of the payload, so that nothing
/// is read before its signature holds. One signature each.
///
/// @param type of the payload
public record Envelope(String type, String payload, String keyId, String signature) {
  /// The type of in-toto statements.
  public static final String STATEMENT = "application/vnd.in-toto+json";

  /// Signs a payload.
  public static Envelope sign(String type, String payload, SigningKey key) {
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    var signature = Base64.getEncoder().encodeToString(key.sign(toBeSigned(type, bytes)));
    return new Envelope(type, payload, key.publicKey().id(), signature);
  }

  /// The pre-authentication encoding of DSSE.
  private static byte[] toBeSigned(String type, byte[] payload) {
    var text = new ByteArrayOutputStream();
    var typeBytes = type.getBytes(StandardCharsets.UTF_8);
    text.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(typeBytes);
    text.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
    text.writeBytes(payload);
    return text.toByteArray();
  }

  /// The file's text.
  public String text() {
    var encoded = Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    return Json.object()
            .with("payloadType", type)
            .with("payload", encoded)
            .withObjects(
                "signatures", List.of(Json.object().with("keyid", keyId).with("sig", signature)))
        + "\n";
  }

  /// Reads a file; only the very text that {@link #text} gives is one, so that nothing in it can
  /// change unnoticed.
  ///
  /// @throws EvidenceException if it is none
  public static Envelope parse(String text) throws EvidenceException {
    try {
      var json = JsonValue.parse(text);
      var signatures = json.items("signatures");
      if (signatures.size() != 1) {
        throw new EvidenceException("it has " + signatures.size() + " signatures, not one");
      }
      var payload = Base64.getDecoder().decode(field(json, "payload"));
      var envelope =
          new Envelope(
              field(json, "payloadType"),
              new String(payload, StandardCharsets.UTF_8),
              field(signatures.getFirst(), "keyid"),
              field(signatures.getFirst(), "sig"));
      if (!envelope.text().equals(text)) {
        throw new EvidenceException("it was not written in this form: something in it was changed");
      }
      return envelope;
    } catch (JsonException | IllegalArgumentException e) {
      throw new EvidenceException("it is no DSSE envelope: " + e.getMessage());
    }
  }

  private static String field(JsonValue json, String name) throws EvidenceException {
    return json.text(name)
        .orElseThrow(() -> new EvidenceException("it is no DSSE envelope: no " + name));
  }

  /// The payload, whose signature holds.
  ///
  /// @param wanted the type that it has to be of
  /// @throws EvidenceException if it is of another type, or not signed by one of the keys
  public String verified(String wanted, Collection<VerificationKey> keys) throws EvidenceException {
    if (!type.equals(wanted)) {
      throw new EvidenceException("its payload is not of the type " + wanted);
    }
    var key =
        keys.stream()
            .filter(known -> known.id().equals(keyId))
            .findFirst()
            .orElseThrow(() ->
                new EvidenceException("it is signed by a key that is not known here: " + keyId));
    if (!key.accepts(toBeSigned(type, payload.getBytes(StandardCharsets.UTF_8)), decoded())) {
      throw new EvidenceException("its signature does not hold: it was changed, or forged");
    }
    return payload;
  }

  /// Base64 leaves bits of its last character unused; those are not signed, so they have to be
  /// zero.
  private byte[] decoded() throws EvidenceException {
    try {
      var bytes = Base64.getDecoder().decode(signature);
      if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
        throw new EvidenceException("its signature was not written in this form");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw new EvidenceException("its signature is no base64");
    }
  }
}
