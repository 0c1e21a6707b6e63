package dev.coffre.ports.verify;

import dev.coffre.ports.AddressText;
import dev.coffre.ports.Contract;
import dev.coffre.ports.DeclaredPort;
import dev.coffre.ports.Family;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.Proof;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.Provider;
import dev.coffre.ports.Zone;
import dev.coffre.ports.seen.Answer;
import dev.coffre.ports.seen.Handshake;
import dev.coffre.ports.seen.Sweep;
import dev.coffre.ports.verify.Outcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a vantage saw against the contract.
final class OutsideCheck {
  private final Contract contract;
  private final Sight sight;
  private final Optional<Provider> provider;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();

  /// @param provider the Kubernetes that runs; empty if nobody knows
  OutsideCheck(Contract contract, Sight sight, Optional<Provider> provider) {
    this.contract = contract;
    this.sight = sight;
    this.provider = provider;
  }

  void run() {
    sight.sweeps().forEach(this::check);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  List<Finding> findings() {
    return findings;
  }

  List<String> doubts() {
    return doubts;
  }

  private void check(Sweep sweep) {
    for (var declared : contract.ports()) {
      if (declared.isExpectedWith(provider)) {
        check(sweep, declared);
      }
    }
    for (var protocol : Protocol.values()) {
      sweep
          .of(protocol)
          .forEach((port, answer) -> {
            if (answer == Answer.OPEN) {
              judgeOpen(sweep, protocol, port);
            }
          });
    }
    if (!hasControl(sweep)) {
      doubts.add(
          ("no port that is declared for %s answered at %s, so nothing can be concluded from what"
                  + " did not answer there")
              .formatted(sight.zone(), AddressText.of(sweep.address())));
    }
  }

  /// Without one port that answers, a scan that reached nothing looks like a host that is closed.
  private boolean hasControl(Sweep sweep) {
    return contract.ports().stream()
        .filter(declared -> isDue(declared, sweep))
        .anyMatch(declared -> answers(declared, sweep));
  }

  /// Whether a port should answer the vantage at an address.
  private boolean isDue(DeclaredPort declared, Sweep sweep) {
    return isForZone(declared)
        && declared.proof() != Proof.PROCESS
        && declared.families().contains(Family.of(sweep.address()));
  }

  /// A handshake through the tunnel would move the tunnel into itself, so it is asked from outside.
  private boolean isForZone(DeclaredPort declared) {
    return declared.proof() == Proof.HANDSHAKE
        ? sight.zone() == Zone.PUBLIC && declared.isReachableFrom(Zone.PUBLIC)
        : declared.isReachableFrom(sight.zone());
  }

  private boolean answers(DeclaredPort declared, Sweep sweep) {
    if (declared.proof() == Proof.HANDSHAKE) {
      return sight.handshakes().contains(new Handshake(sweep.address(), declared.ports().first()));
    }
    var answers = sweep.of(declared.protocol());
    return IntStream.rangeClosed(declared.ports().first(), declared.ports().last())
        .anyMatch(port -> answers.get(port) == Answer.OPEN);
  }

  private void check(Sweep sweep, DeclaredPort declared) {
    if (isDue(declared, sweep)) {
      boolean answered = answers(declared, sweep);
      add(declared, sweep, answered ? State.PROVED : State.MISSING, how(declared, answered));
      if (!answered) {
        findings.add(missing(declared, sweep));
      }
    } else if (declared.proof() != Proof.PROCESS && !declared.isReachableFrom(sight.zone())) {
      boolean exposed = answers(declared, sweep);
      add(declared, sweep, exposed ? State.EXPOSED : State.CLOSED, closed(declared, sweep));
    }
  }

  private static String how(DeclaredPort declared, boolean answered) {
    return switch (declared.proof()) {
      case CONNECT -> answered ? "it answered" : "it did not answer";
      case HANDSHAKE -> answered ? "it answered a handshake" : "it did not answer a handshake";
      case PROCESS -> "";
    };
  }

  private static String closed(DeclaredPort declared, Sweep sweep) {
    boolean silent =
        declared.protocol() == Protocol.UDP
            && sweep.udp().get(declared.ports().first()) == Answer.NONE;
    return silent ? "no answer, which over UDP proves nothing" : "";
  }

  private void add(DeclaredPort declared, Sweep sweep, State state, String note) {
    var place =
        "%s from %s (%s)".formatted(AddressText.of(sweep.address()), sight.vantage(), sight.zone());
    outcomes.add(new Outcome(declared.title(), place, state, note));
  }

  private Finding missing(DeclaredPort declared, Sweep sweep) {
    return new Finding(
        Defect.NO_ANSWER,
        declared.protocol(),
        declared.ports(),
        Optional.of(declared.name()),
        Optional.of(AddressText.of(sweep.address())),
        "%s is declared for %s, and %s at %s"
            .formatted(
                declared.title(),
                sight.zone(),
                declared.proof() == Proof.HANDSHAKE
                    ? "answers no WireGuard handshake"
                    : "does not answer",
                AddressText.of(sweep.address())));
  }

  private void judgeOpen(Sweep sweep, Protocol protocol, int port) {
    var declared = contract.find(protocol, port, provider);
    boolean agreed =
        declared
            .filter(known -> known.isReachableFrom(sight.zone()))
            .filter(known -> known.families().contains(Family.of(sweep.address())))
            .isPresent();
    if (agreed) {
      return;
    }
    var address = AddressText.of(sweep.address());
    var message =
        declared
            .map(known ->
                "%s answers %s (%s) at %s, and is declared for %s over %s"
                    .formatted(
                        known.title(),
                        sight.vantage(),
                        sight.zone(),
                        address,
                        known.zones(),
                        known.families()))
            .orElse(
                "%s %d answers %s (%s) at %s, and the contract does not name it"
                    .formatted(protocol, port, sight.vantage(), sight.zone(), address));
    findings.add(
        new Finding(
            declared.isPresent() ? Defect.OPEN_BEYOND : Defect.OPEN_UNDECLARED,
            protocol,
            PortRange.of(port),
            declared.map(DeclaredPort::name),
            Optional.of(address),
            message));
  }
}
