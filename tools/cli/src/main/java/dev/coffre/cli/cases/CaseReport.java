package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.CaseEntry;
import dev.coffre.cases.Place;
import dev.coffre.cases.Span;
import dev.coffre.json.Json;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/// Tells a case, to people or as JSON.
///
/// @param seen whether a key at hand could tell which values were changed
record CaseReport(Case kase, boolean seen, LocalDate today) {
  private static final int SHORT_ID = 10;

  /// A heading and a line for each entry.
  String text(boolean all) {
    long days = ChronoUnit.DAYS.between(kase.opened(), today);
    var text = new StringBuilder();
    text.append(
        "%s: opened %s (%d days ago), %d of %d values open%s\n"
            .formatted(
                kase.holder(),
                kase.opened(),
                days,
                kase.open().size(),
                kase.entries().size(),
                seen ? "" : "; no key at hand tells which were changed since"));
    kase.entries().stream()
        .filter(entry -> all || entry.state().isOpen())
        .forEach(entry -> line(entry, text));
    return text.toString();
  }

  private static void line(CaseEntry entry, StringBuilder text) {
    text.append("  ").append(entry.number()).append(' ').append(entry.state());
    entry.closed().ifPresent(day -> text.append(" on ").append(day));
    entry.reason().ifPresent(why -> text.append(": ").append(why));
    text.append('\n');
    entry
        .places()
        .forEach((place, span) ->
            text.append(
                "      %s  %s..%s\n"
                    .formatted(place, shortened(span.first()), shortened(span.last()))));
  }

  private static String shortened(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  Json json() {
    return Json.object()
        .with("holder", kase.holder())
        .with("opened", kase.opened().toString())
        .with("open", kase.open().size())
        .with("seen", seen)
        .withObjects("entries", kase.entries().stream().map(CaseReport::json).toList());
  }

  private static Json json(CaseEntry entry) {
    var places = new ArrayList<Json>();
    entry.places().forEach((place, span) -> places.add(json(place, span)));
    var json =
        Json.object()
            .with("number", entry.number())
            .with("state", entry.state().toString())
            .withObjects("places", places);
    entry.closed().ifPresent(day -> json.with("closed", day.toString()));
    entry.reason().ifPresent(why -> json.with("reason", why));
    return json;
  }

  private static Json json(Place place, Span span) {
    return Json.object()
        .with("file", place.file())
        .with("path", place.path())
        .with("first", span.first())
        .with("last", span.last());
  }
}
