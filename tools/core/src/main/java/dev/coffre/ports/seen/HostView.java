package dev.coffre.ports.seen;

import dev.coffre.ports.Provider;
import java.util.List;
import java.util.Optional;

/// What a host says of itself.
///
/// @param provider which Kubernetes runs; empty if none does
/// @param kubernetes what it says it is, as in `k3s version v1.37.2+k3s1`; empty if none runs
public record HostView(
    Optional<Provider> provider,
    String kubernetes,
    List<Listener> listeners,
    List<Forward> forwards,
    List<ServicePort> services) {
  public HostView {
    listeners = List.copyOf(listeners);
    forwards = List.copyOf(forwards);
    services = List.copyOf(services);
  }

  /// What stood there before and stands there still. A client's socket that waits for one answer
  /// looks like a listener, and is gone the next time.
  public HostView since(HostView before) {
    var lasting =
        listeners.stream().filter(now -> before.listeners.stream().anyMatch(now::isSame)).toList();
    return new HostView(provider, kubernetes, lasting, forwards, services);
  }
}
