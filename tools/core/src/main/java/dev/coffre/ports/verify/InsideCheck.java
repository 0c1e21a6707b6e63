package dev.coffre.ports.verify;

import dev.coffre.ports.Contract;
import dev.coffre.ports.DeclaredPort;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.seen.Forward;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.seen.Listener;
import dev.coffre.ports.verify.Outcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a host says of itself against the contract: what a filter hides from outside is found here.
final class InsideCheck {
  private static final String PLACE = "on the host";

  private final Contract contract;
  private final HostView view;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  InsideCheck(Contract contract, HostView view) {
    this.contract = contract;
    this.view = view;
  }

  void run() {
    contract.ports().stream()
        .filter(declared -> declared.isExpectedWith(view.provider()))
        .forEach(this::checkPresence);
    view.listeners().forEach(this::check);
    checkServices();
    view.forwards().forEach(this::check);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  List<Finding> findings() {
    return findings;
  }

  private void checkPresence(DeclaredPort declared) {
    boolean listens =
        view.listeners().stream()
                .anyMatch(listener -> isAt(declared, listener.protocol(), listener.port()))
            || view.forwards().stream()
                .anyMatch(forward -> isAt(declared, forward.protocol(), forward.ports().first()));
    outcomes.add(new Outcome(declared.title(), PLACE, listens ? State.PROVED : State.MISSING, ""));
    if (!listens) {
      add(
          Defect.NOT_LISTENING,
          declared.protocol(),
          declared.ports(),
          Optional.of(declared),
          declared.title() + " is declared, and nothing on the host listens there");
    }
  }

  private static boolean isAt(DeclaredPort declared, Protocol protocol, int port) {
    return declared.protocol() == protocol && declared.ports().contains(port);
  }

  private void check(Listener listener) {
    var declared = contract.find(listener.protocol(), listener.port(), view.provider());
    if (declared.isEmpty()) {
      add(
          Defect.LISTENER_UNDECLARED,
          listener.protocol(),
          PortRange.of(listener.port()),
          declared,
          listener.title() + " listens on the host, and the contract does not name it");
    } else if (!listener.addresses().stream()
        .allMatch(address -> contract.permits(declared.get(), address))) {
      add(
          Defect.LISTENER_BEYOND,
          listener.protocol(),
          PortRange.of(listener.port()),
          declared,
          "%s listens at %s, which is not an address of %s"
              .formatted(declared.get().title(), listener.title(), declared.get().zones()));
    }
  }

  private void checkServices() {
    for (var service : view.services()) {
      if (contract.find(service.protocol(), service.port(), view.provider()).isEmpty()) {
        add(
            Defect.SERVICE_UNDECLARED,
            service.protocol(),
            PortRange.of(service.port()),
            Optional.empty(),
            "Service %s opens %s %d (%s), and the contract does not name it"
                .formatted(service.service(), service.protocol(), service.port(), service.kind()));
      }
    }
  }

  /// A rule that a Service made is told once, as the Service.
  private void check(Forward forward) {
    var undeclared =
        IntStream.rangeClosed(forward.ports().first(), forward.ports().last())
            .filter(port -> contract.find(forward.protocol(), port, view.provider()).isEmpty())
            .filter(port -> !isOfService(forward.protocol(), port))
            .findFirst();
    if (undeclared.isPresent()) {
      add(
          Defect.FORWARD_UNDECLARED,
          forward.protocol(),
          forward.ports(),
          Optional.empty(),
          "a NAT rule (%s) leads %s %s elsewhere, and the contract does not name it"
              .formatted(forward.rule(), forward.protocol(), forward.ports()));
    }
  }

  private boolean isOfService(Protocol protocol, int port) {
    return view.services().stream()
        .anyMatch(service -> service.protocol() == protocol && service.port() == port);
  }

  private void add(
      Defect defect,
      Protocol protocol,
      PortRange ports,
      Optional<DeclaredPort> declared,
      String message) {
    findings.add(
        new Finding(
            defect, protocol, ports, declared.map(DeclaredPort::name), Optional.empty(), message));
  }
}
