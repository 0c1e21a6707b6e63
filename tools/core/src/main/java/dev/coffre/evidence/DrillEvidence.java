package dev.coffre.evidence;

import dev.coffre.backup.Counted;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.MalformedRecordException;
import dev.coffre.drill.RecordJson;
import dev.coffre.drill.Subject;
import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A drill in its chain, as an in-toto statement: its subjects are the files it was about.
///
/// @param number its place in the chain, from 1
/// @param previous the SHA-256 of the record before it; empty for the first
public record DrillEvidence(DrillRecord drill, long number, String previous) {
  /// What the predicate is.
  public static final String PREDICATE = "urn:coffre:restore-drill/v1";

  private static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

  /// Signs it; the result is the text of its file.
  public String sign(SigningKey key) {
    return Envelope.sign(Envelope.STATEMENT, statement(), key).text();
  }

  private String statement() {
    var chain = Json.object().with("number", number).with("previous", previous);
    return Json.object()
        .with("_type", STATEMENT_TYPE)
        .withObjects("subject", drill.subjects().stream().map(DrillEvidence::subject).toList())
        .with("predicateType", PREDICATE)
        .with("predicate", RecordJson.write(drill).with("chain", chain))
        .toString();
  }

  private static Json subject(Subject subject) {
    return Json.object()
        .with("name", subject.name())
        .with("digest", Json.object().with("sha256", subject.sha256()));
  }

  /// Reads a file whose signature holds.
  ///
  /// @throws EvidenceException if it does not, or if it tells of no drill
  public static DrillEvidence read(String text, Collection<VerificationKey> keys)
      throws EvidenceException {
    var statement = Envelope.parse(text).verified(Envelope.STATEMENT, keys);
    try {
      var json = JsonValue.parse(statement);
      if (!json.text("_type").orElse("").equals(STATEMENT_TYPE)
          || !json.text("predicateType").orElse("").equals(PREDICATE)) {
        throw new EvidenceException("it is no statement of a restore drill");
      }
      var predicate = json.field("predicate").orElse(JsonValue.Word.NULL);
      var chain = predicate.field("chain").orElse(JsonValue.Word.NULL);
      return new DrillEvidence(
          RecordJson.read(predicate, subjects(json)),
          chain.number("number").orElse(0),
          chain.text("previous").orElse(""));
    } catch (JsonException | MalformedRecordException e) {
      throw new EvidenceException("it tells of no drill: " + e.getMessage());
    }
  }

  private static List<Subject> subjects(JsonValue statement) throws EvidenceException {
    var subjects = new ArrayList<Subject>();
    for (var subject : statement.items("subject")) {
      subjects.add(
          new Subject(
              subject.text("name").orElse(""),
              subject.field("digest").flatMap(digest -> digest.text("sha256")).orElse("")));
    }
    if (subjects.isEmpty()) {
      throw new EvidenceException("it names no subject");
    }
    return subjects;
  }

  /// The digest of a record's file, by which the next one and the head name it.
  public static String digest(String text) {
    return Counted.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
