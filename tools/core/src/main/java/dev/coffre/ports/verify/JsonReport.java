package dev.coffre.ports.verify;

import dev.coffre.json.Json;
import dev.coffre.ports.AddressText;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.Provider;
import dev.coffre.ports.seen.Answer;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.seen.Sweep;
import java.util.Locale;

/// A verification as one JSON object on one line; docs/reference/schemas has its schema.
public record JsonReport(Verification verification) {

  /// The object, with a line end.
  public String text() {
    var sight = verification.sight();
    var json =
        Json.object()
            .with("host", verification.host())
            .with("vantage", sight.vantage())
            .with("zone", sight.zone().toString())
            .with("complete", verification.isComplete())
            .withObjects(
                "findings", verification.findings().stream().map(JsonReport::finding).toList())
            .withStrings("doubts", verification.doubts())
            .withObjects(
                "ports", verification.outcomes().stream().map(JsonReport::outcome).toList())
            .withObjects("addresses", sight.sweeps().stream().map(JsonReport::sweep).toList());
    verification.view().ifPresent(view -> json.with("hostView", view(view)));
    return json + "\n";
  }

  private static Json finding(Finding finding) {
    var json =
        Json.object()
            .with("defect", finding.defect().id())
            .with("protocol", finding.protocol().toString())
            .with("first", finding.ports().first())
            .with("last", finding.ports().last())
            .with("message", finding.message())
            .with("fix", finding.defect().fix());
    finding.declared().ifPresent(name -> json.with("port", name));
    finding.address().ifPresent(address -> json.with("address", address));
    return json;
  }

  private static Json outcome(Outcome outcome) {
    return Json.object()
        .with("port", outcome.port())
        .with("place", outcome.place())
        .with("state", outcome.state().name().toLowerCase(Locale.ROOT))
        .with("note", outcome.note());
  }

  private static Json sweep(Sweep sweep) {
    return Json.object()
        .with("address", AddressText.of(sweep.address()))
        .with("tcp", counts(sweep, Protocol.TCP))
        .with("udp", counts(sweep, Protocol.UDP));
  }

  private static Json counts(Sweep sweep, Protocol protocol) {
    return Json.object()
        .with("asked", sweep.of(protocol).size())
        .with("open", sweep.count(protocol, Answer.OPEN))
        .with("closed", sweep.count(protocol, Answer.CLOSED))
        .with("silent", sweep.count(protocol, Answer.NONE));
  }

  private static Json view(HostView view) {
    return Json.object()
        .with("provider", view.provider().map(Provider::toString).orElse("none"))
        .with("kubernetes", view.kubernetes())
        .with("listeners", view.listeners().size())
        .with("forwards", view.forwards().size())
        .with("services", view.services().size());
  }
}
