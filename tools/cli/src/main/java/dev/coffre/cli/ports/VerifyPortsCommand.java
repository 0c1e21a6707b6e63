package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.ports.Contract;
import dev.coffre.ports.Proof;
import dev.coffre.ports.Zone;
import dev.coffre.ports.inventory.InventoryHost;
import dev.coffre.ports.verify.Comparison;
import dev.coffre.ports.verify.JsonReport;
import dev.coffre.ports.verify.JunitReport;
import dev.coffre.ports.verify.TextReport;
import dev.coffre.ports.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Verifies that a host is reachable where its contract says, and nowhere else.
public final class VerifyPortsCommand implements NativeCommand.Action {
  private final Host host;
  private final ContractFile contract = new ContractFile();
  private final SshOptions ssh = new SshOptions();
  private final BoundsOptions bounds = new BoundsOptions();

  private Optional<String> from = Optional.empty();
  private Optional<String> inventory = Optional.empty();
  private Optional<String> peer = Optional.empty();
  private Optional<String> junit = Optional.empty();
  private Optional<String> target = Optional.empty();
  private boolean outsideOnly;
  private boolean json;

  /// Reads the files of `host`.
  public VerifyPortsCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Ask every TCP port and many UDP ports of a host from a vantage, read the sockets and"
                + " NAT rules on the host itself, and hold both against the port contract. Both"
                + " are reached over SSH, and must be hosts of the inventory.",
            "Exit code 1 if something disagrees, 3 if nothing can be concluded: not even a port"
                + " that is declared for the vantage answered, or a host could not be asked.")
        .value(
            List.of("--from"),
            "VANTAGE",
            "The host of the inventory that asks.",
            given -> from = Optional.of(given))
        .value(
            List.of("--inventory"),
            "DIR",
            "The inventory, as in infra/ansible/inventories/lab.",
            given -> inventory = Optional.of(given))
        .value(
            List.of("--peer"),
            "FILE",
            "A WireGuard configuration of a peer made for probing, plain or encrypted with SOPS: a"
                + " handshake with its key shows that WireGuard is there.",
            given -> peer = Optional.of(given))
        .flag(
            List.of("--outside-only"),
            "Do not log in to the host: what a firewall hides is not looked for.",
            () -> outsideOnly = true);
    contract.declare(options);
    ssh.declare(options);
    bounds.declare(options);
    options
        .flag(List.of("--json"), "Print one JSON object.", () -> json = true)
        .value(
            List.of("--junit"),
            "FILE",
            "Write the report as JUnit's XML to FILE too.",
            given -> junit = Optional.of(given))
        .operands(
            "HOST",
            0,
            "The host to ask; the only one of the group 'platform' if not given.",
            given -> target = given.stream().findFirst());
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var limits = bounds.read();
    var agreed = contract.read(host);
    var folder = required(inventory, "--inventory DIR");
    var hosts = HostsFile.read(host, folder);
    var vantage = hosts.named(required(from, "--from VANTAGE"));
    var probed = hosts.target(target);
    if (probed.name().equals(vantage.name())) {
      throw CommandException.usage(
          vantage.name() + " cannot be asked from itself", "name another host with --from");
    }
    requireControl(agreed, vantage);
    var verification = verify(agreed, hosts, vantage, probed, limits);
    tell(verification);
    if (!verification.isComplete()) {
      return ExitCode.FAILED;
    }
    return verification.findings().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static String required(Optional<String> value, String option) throws CommandException {
    return value.orElseThrow(() ->
        CommandException.usage(
            "verify ports: " + option + " is missing",
            "'coffre verify ports --help' shows the options"));
  }

  /// A scan that no port can answer proves nothing, so it is not begun.
  private void requireControl(Contract agreed, InventoryHost vantage) throws CommandException {
    var zone = vantage.zone();
    if (agreed.ports().stream().noneMatch(port -> port.isReachableFrom(zone))) {
      throw CommandException.failed(
          "the contract declares no port for "
              + zone
              + ", so nothing could show that a probe arrives",
          "ask from a vantage in another zone");
    }
    boolean shakes =
        agreed.ports().stream()
            .anyMatch(port -> port.proof() == Proof.HANDSHAKE && port.isReachableFrom(Zone.PUBLIC));
    if (shakes && zone == Zone.PUBLIC && peer.isEmpty()) {
      throw CommandException.usage(
          "verify ports: --peer FILE is missing: a port of the contract is proved by a handshake",
          "give WireGuard a peer for probing, and name its configuration");
    }
  }

  private Verification verify(
      Contract agreed, HostsFile hosts, InventoryHost vantage, InventoryHost probed, Bounds limits)
      throws CommandException, FileFailure {
    var addresses = hosts.addresses(probed, vantage);
    var folder = host.resolve(hosts.shown());
    try (var handshakes = new PeerFile(host, peer);
        var seen = new ProbedHost(host, ssh, folder, probed, outsideOnly);
        var asking = ssh.connect(host, vantage, folder)) {
      var probe = new Probe(host, agreed, vantage, addresses, limits);
      var before = seen.view();
      var sight = probe.run(asking, before, handshakes.read());
      var view = before.isPresent() ? seen.view().map(now -> now.since(before.get())) : before;
      return new Comparison(agreed, probed.name()).of(sight, view);
    }
  }

  private void tell(Verification verification) throws FileFailure {
    host.out()
        .print(json ? new JsonReport(verification).text() : new TextReport(verification).text());
    verification.doubts().forEach(doubt -> host.err().println("coffre: " + doubt));
    if (junit.isPresent()) {
      var text = new JunitReport(verification).text().getBytes(StandardCharsets.UTF_8);
      try {
        host.files().replace(host.resolve(junit.get()), text, Access.USUAL);
      } catch (FileWriteException e) {
        throw new FileFailure(junit.get(), e);
      }
    }
  }
}
