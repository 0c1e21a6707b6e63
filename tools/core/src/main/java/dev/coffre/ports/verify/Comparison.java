package dev.coffre.ports.verify;

import dev.coffre.ports.Contract;
import dev.coffre.ports.Provider;
import dev.coffre.ports.Zone;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.verify.Outcome.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Holds what was seen against the contract.
///
/// @param host its name in the inventory
public record Comparison(Contract contract, String host) {

  /// What was seen from outside and on the host. What only the host could show is unproved without
  /// its view, and no doubt: whoever leaves it out says so.
  public Verification of(Sight sight, Optional<HostView> view) {
    Optional<Provider> provider = view.flatMap(HostView::provider);
    var outside = new OutsideCheck(contract, sight, provider);
    outside.run();
    var outcomes = new ArrayList<>(outside.outcomes());
    var findings = new ArrayList<>(outside.findings());
    if (view.isPresent()) {
      var inside = new InsideCheck(contract, view.get());
      inside.run();
      outcomes.addAll(inside.outcomes());
      findings.addAll(inside.findings());
    } else {
      outcomes.addAll(unproved(sight));
    }
    findings.sort(
        Comparator.comparing(Finding::protocol)
            .thenComparing(Finding::ports)
            .thenComparing(Finding::defect)
            .thenComparing(Finding::message));
    return new Verification(host, sight, view, outcomes, findings, outside.doubts());
  }

  private List<Outcome> unproved(Sight sight) {
    return contract.ports().stream()
        .filter(port -> sight.zone() == Zone.PUBLIC && !port.isReachableFrom(Zone.PUBLIC))
        .map(port ->
            new Outcome(port.title(), "on the host", State.UNPROVED, "the host was not asked"))
        .toList();
  }
}
