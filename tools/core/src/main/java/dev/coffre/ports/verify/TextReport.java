package dev.coffre.ports.verify;

import dev.coffre.ports.AddressText;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.seen.Answer;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.seen.Sweep;

/// A verification for people.
public record TextReport(Verification verification) {

  /// What was found, each with what to do; then what was asked, and what that means.
  public String text() {
    var text = new StringBuilder();
    for (var finding : verification.findings()) {
      text.append(finding.message()).append(" (").append(finding.defect().id()).append(")\n");
      text.append("  fix: ").append(finding.defect().fix()).append('\n');
    }
    verification.sight().sweeps().forEach(sweep -> text.append(asked(sweep)));
    text.append(host()).append(summary()).append('\n');
    return text.toString();
  }

  private String asked(Sweep sweep) {
    return "%s: %s, %s, from %s (%s)%n"
        .formatted(
            AddressText.of(sweep.address()),
            counts(sweep, Protocol.TCP, "filtered"),
            counts(sweep, Protocol.UDP, "silent, so filtered or open"),
            verification.sight().vantage(),
            verification.sight().zone());
  }

  private static String counts(Sweep sweep, Protocol protocol, String silent) {
    return "%d %s ports asked (%d open, %d closed, %d %s)"
        .formatted(
            sweep.of(protocol).size(),
            protocol.name(),
            sweep.count(protocol, Answer.OPEN),
            sweep.count(protocol, Answer.CLOSED),
            sweep.count(protocol, Answer.NONE),
            silent);
  }

  private String host() {
    return verification
        .view()
        .map(view ->
            "%s: %d listeners, %d forwards, %d Service ports; %s%n"
                .formatted(
                    verification.host(),
                    view.listeners().size(),
                    view.forwards().size(),
                    view.services().size(),
                    kubernetes(view)))
        .orElse(
            verification.host()
                + ": not asked, so what only it could show is not proved"
                + System.lineSeparator());
  }

  private static String kubernetes(HostView view) {
    return view.kubernetes().isEmpty() ? "no Kubernetes" : view.kubernetes();
  }

  private String summary() {
    int count = verification.findings().size();
    if (!verification.isComplete()) {
      return "incomplete: " + (count == 0 ? "nothing can be concluded" : found(count) + " so far");
    }
    return count == 0 ? "the host is as its contract says" : found(count);
  }

  private static String found(int count) {
    return count == 1 ? "1 finding" : count + " findings";
  }
}
