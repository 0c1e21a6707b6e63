package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.terminal.Progress;
import dev.coffre.ports.Contract;
import dev.coffre.ports.inventory.InventoryHost;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.verify.Sight;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What a vantage is to find out.
///
/// @param addresses where it sees the host
record Probe(
    Host host,
    Contract contract,
    InventoryHost vantage,
    List<InetAddress> addresses,
    Bounds bounds) {

  /// Finds it out.
  Sight run(SshSession session, Optional<HostView> view, Optional<Handshakes> handshakes)
      throws CommandException {
    var plan =
        ProbePlan.of(contract, vantage.zone(), addresses, view, handshakes, host.randomness());
    try (var progress =
        new Progress(
            host.err(),
            host.terminal().showsErrors(),
            host.clock(),
            "asking ports",
            Prober.questions(plan))) {
      var prober = new Prober(plan, handshakes, progress);
      prober.run(session, vantage.name(), bounds);
      return new Sight(vantage.name(), vantage.zone(), prober.sweeps(), prober.proved());
    }
  }
}
