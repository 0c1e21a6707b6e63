package dev.coffre.evidence;

import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.util.Collection;

/// Where a chain ends, signed, and kept where whoever can change the chain's files cannot.
///
/// @param count of the records
/// @param digest of the last one
public record Head(String target, long count, String digest) {
  private static final String TYPE = "application/vnd.coffre.evidence-head+json";

  /// Signs it; the result is its text.
  public String sign(SigningKey key) {
    var payload = Json.object().with("target", target).with("count", count).with("digest", digest);
    return Envelope.sign(TYPE, payload.toString(), key).text();
  }

  /// Reads a head whose signature holds.
  ///
  /// @throws EvidenceException if it does not, or if it is no head
  public static Head read(String text, Collection<VerificationKey> keys) throws EvidenceException {
    try {
      var json = JsonValue.parse(Envelope.parse(text).verified(TYPE, keys));
      return new Head(
          json.text("target").orElse(""),
          json.number("count").orElse(0),
          json.text("digest").orElse(""));
    } catch (JsonException e) {
      throw new EvidenceException("the chain's head cannot be read: " + e.getMessage());
    }
  }
}
