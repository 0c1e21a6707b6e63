package dev.coffre.drill;

import dev.coffre.backup.Objectives;
import dev.coffre.json.Json;
import dev.coffre.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A drill as evidence says it: the predicate `restore-drill/v1`
/// (docs/reference/schemas/restore-drill.schema.json).
public final class RecordJson {
  private RecordJson() {}

  /// The predicate, to which evidence adds its place in the chain.
  public static Json write(DrillRecord drill) {
    return Json.object()
        .with("result", drill.verdict().name())
        .with("reason", drill.reason())
        .with("target", drill.target())
        .with("kind", drill.kind())
        .with("backup", drill.backup())
        .with("source", texts(drill.source()))
        .with("procedure", procedure(drill.procedure()))
        .withObjects(
            "decisions", drill.procedure().decisions().stream().map(RecordJson::decision).toList())
        .with("versions", texts(drill.versions()))
        .with("started", drill.started().toString())
        .with("finished", drill.finished().toString())
        .with(
            "durationMilliseconds", Duration.between(drill.started(), drill.finished()).toMillis())
        .with("rpo", objective(drill.objectives().rpo(), Optional.of(drill.rpo())))
        .with("rto", objective(drill.objectives().rto(), drill.rto()))
        .withObjects("phases", drill.phases().stream().map(RecordJson::phase).toList())
        .withObjects("checks", drill.checks().stream().map(RecordJson::check).toList())
        .withStrings("notes", drill.notes());
  }

  private static Json texts(Map<String, String> texts) {
    var json = Json.object();
    texts.forEach(json::with);
    return json;
  }

  private static Json procedure(DrillRecord.Procedure procedure) {
    return Json.object()
        .with("actor", procedure.actor())
        .with("approver", procedure.approver())
        .with("environment", procedure.environment())
        .with("commit", procedure.commit())
        .with("program", procedure.program());
  }

  private static Json decision(Decision decision) {
    return Json.object()
        .with("number", decision.number())
        .with("title", decision.title())
        .with("confirmed", decision.confirmed())
        .withStrings("commits", decision.commits());
  }

  private static Json objective(Duration target, Optional<Duration> measured) {
    var json = Json.object().with("targetSeconds", target.toSeconds());
    measured.ifPresent(span -> json.with("measuredMilliseconds", span.toMillis()));
    return json;
  }

  private static Json phase(Phase phase) {
    return Json.object()
        .with("name", phase.name())
        .with("startMilliseconds", phase.start().toMillis())
        .with("durationMilliseconds", phase.took().toMillis());
  }

  private static Json check(Check check) {
    return Json.object()
        .with("name", check.name())
        .with("expected", check.expected())
        .with("observed", check.observed())
        .with("result", check.outcome().name());
  }

  /// Reads a predicate.
  ///
  /// @throws MalformedRecordException if it is none, or its verdict is not that of its checks
  public static DrillRecord read(JsonValue json, List<Subject> subjects)
      throws MalformedRecordException {
    try {
      var drill = new Reader(json).read(subjects);
      if (!text(json, "result").equals(drill.verdict().name())) {
        throw new MalformedRecordException("its result is not that of its checks");
      }
      return drill;
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new MalformedRecordException("a time or a result cannot be read");
    }
  }

  private static String text(JsonValue json, String name) throws MalformedRecordException {
    return json.text(name)
        .orElseThrow(() -> new MalformedRecordException("'" + name + "' is missing"));
  }

  private record Reader(JsonValue json) {

    DrillRecord read(List<Subject> subjects) throws MalformedRecordException {
      return new DrillRecord(
          text(json, "target"),
          text(json, "kind"),
          text(json, "backup"),
          subjects,
          texts(value("source")),
          procedure(value("procedure"), decisions()),
          texts(value("versions")),
          Instant.parse(text(json, "started")),
          Instant.parse(text(json, "finished")),
          new Objectives(target(value("rpo")), target(value("rto"))),
          measured(value("rpo")).orElse(Duration.ZERO),
          measured(value("rto")),
          phases(),
          checks(),
          texts(json, "notes"));
    }

    private JsonValue value(String name) throws MalformedRecordException {
      return json.field(name)
          .orElseThrow(() -> new MalformedRecordException("'" + name + "' is missing"));
    }

    private static Map<String, String> texts(JsonValue object) {
      var texts = new LinkedHashMap<String, String>();
      if (object instanceof JsonValue.Fields(var fields)) {
        fields.forEach((name, value) -> {
          if (value instanceof JsonValue.Text(var text)) {
            texts.put(name, text);
          }
        });
      }
      return texts;
    }

    private static DrillRecord.Procedure procedure(JsonValue value, List<Decision> decisions)
        throws MalformedRecordException {
      return new DrillRecord.Procedure(
          text(value, "actor"),
          text(value, "approver"),
          text(value, "environment"),
          text(value, "commit"),
          text(value, "program"),
          decisions);
    }

    private List<Decision> decisions() throws MalformedRecordException {
      var decisions = new ArrayList<Decision>();
      for (var decision : value("decisions").items()) {
        decisions.add(
            new Decision(
                text(decision, "number"),
                text(decision, "title"),
                decision.field("confirmed").orElse(JsonValue.Word.FALSE) == JsonValue.Word.TRUE,
                texts(decision, "commits")));
      }
      return decisions;
    }

    private static Duration target(JsonValue value) throws MalformedRecordException {
      return Duration.ofSeconds(number(value, "targetSeconds"));
    }

    private static Optional<Duration> measured(JsonValue value) throws MalformedRecordException {
      return value.field("measuredMilliseconds").isEmpty()
          ? Optional.empty()
          : Optional.of(Duration.ofMillis(number(value, "measuredMilliseconds")));
    }

    private static long number(JsonValue value, String name) throws MalformedRecordException {
      if (value.field(name).orElse(JsonValue.Word.NULL) instanceof JsonValue.Numeral(var digits)
          && digits.matches("-?[0-9]{1,15}")) {
        return Long.parseLong(digits);
      }
      throw new MalformedRecordException("'" + name + "' is no number");
    }

    private List<Phase> phases() throws MalformedRecordException {
      var phases = new ArrayList<Phase>();
      for (var phase : value("phases").items()) {
        phases.add(
            new Phase(
                text(phase, "name"),
                Duration.ofMillis(number(phase, "startMilliseconds")),
                Duration.ofMillis(number(phase, "durationMilliseconds"))));
      }
      return phases;
    }

    private List<Check> checks() throws MalformedRecordException {
      var checks = new ArrayList<Check>();
      for (var check : value("checks").items()) {
        checks.add(
            new Check(
                text(check, "name"),
                text(check, "expected"),
                text(check, "observed"),
                Check.Outcome.valueOf(text(check, "result"))));
      }
      return checks;
    }

    private static List<String> texts(JsonValue value, String name)
        throws MalformedRecordException {
      var list =
          value
              .field(name)
              .orElseThrow(() -> new MalformedRecordException("'" + name + "' is missing"));
      var texts = new ArrayList<String>();
      for (var item : list.items()) {
        if (item instanceof JsonValue.Text(var text)) {
          texts.add(text);
        }
      }
      return texts;
    }
  }
}
