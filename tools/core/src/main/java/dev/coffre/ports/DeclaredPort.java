package dev.coffre.ports;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A port, or a range, that the contract names.
///
/// @param name unique in the contract
/// @param owner the Ansible role whose program listens
/// @param families in which it listens
/// @param reachableFrom from where packets are let in; the host always reaches itself
/// @param listensAnywhere whether it takes every address, and the firewall alone keeps others out
/// @param provider which Kubernetes opens it; empty if both do, or neither
/// @param why what it is for, in one line
public record DeclaredPort(
    String name,
    String owner,
    Protocol protocol,
    PortRange ports,
    Set<Family> families,
    Set<Zone> reachableFrom,
    boolean listensAnywhere,
    Optional<Provider> provider,
    Proof proof,
    String why) {
  public DeclaredPort {
    families = Set.copyOf(families);
    reachableFrom = Set.copyOf(reachableFrom);
    if (families.isEmpty() || reachableFrom.isEmpty()) {
      throw new IllegalArgumentException("a port is in a family, and reachable from somewhere");
    }
    if (proof == Proof.HANDSHAKE && (protocol != Protocol.UDP || ports.first() != ports.last())) {
      throw new IllegalArgumentException("a handshake is asked of one UDP port");
    }
  }

  /// Whether packets of a zone are let in.
  public boolean isReachableFrom(Zone zone) {
    return reachableFrom.contains(Zone.PUBLIC) || reachableFrom.contains(zone);
  }

  /// Whether it is known to be there with the Kubernetes that runs.
  ///
  /// @param running empty if nobody knows
  public boolean isExpectedWith(Optional<Provider> running) {
    return provider.isEmpty() || provider.equals(running);
  }

  /// Whether it may be there with the Kubernetes that runs.
  ///
  /// @param running empty if nobody knows
  boolean mayBeThereWith(Optional<Provider> running) {
    return running.isEmpty() || isExpectedWith(running);
  }

  /// Whether one port could be meant by both.
  boolean collidesWith(DeclaredPort other) {
    boolean together =
        provider.isEmpty() || other.provider.isEmpty() || provider.equals(other.provider);
    return together && protocol == other.protocol && ports.overlaps(other.ports);
  }

  /// The zones it is reachable from, the widest first.
  public Set<Zone> zones() {
    return EnumSet.copyOf(reachableFrom);
  }

  /// What reports call it: `ssh (tcp 22)`.
  public String title() {
    return name + " (" + protocol + " " + ports + ")";
  }
}
