package dev.coffre.ports.verify;

import dev.coffre.ports.seen.HostView;
import java.util.List;
import java.util.Optional;

/// What a comparison came to.
///
/// @param sight what the vantage saw
/// @param view what the host says of itself; empty if it was not asked
/// @param outcomes of each port of the contract, at each place
/// @param findings what does not agree, in the order of ports
/// @param doubts why something could not be concluded; if there are any, no finding means nothing
public record Verification(
    String host,
    Sight sight,
    Optional<HostView> view,
    List<Outcome> outcomes,
    List<Finding> findings,
    List<String> doubts) {
  public Verification {
    outcomes = List.copyOf(outcomes);
    findings = List.copyOf(findings);
    doubts = List.copyOf(doubts);
  }

  /// Whether everything that was asked could be concluded.
  public boolean isComplete() {
    return doubts.isEmpty();
  }
}
