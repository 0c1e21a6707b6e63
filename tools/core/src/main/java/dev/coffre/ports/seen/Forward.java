package dev.coffre.ports.seen;

import dev.coffre.ports.PortRange;
import dev.coffre.ports.Protocol;

/// A NAT rule that leads packets for the host's own addresses elsewhere, past the filter of what is
/// meant for the host.
///
/// @param rule where it stands, as people find it: `iptables nat KUBE-NODEPORTS`
public record Forward(Protocol protocol, PortRange ports, String rule) {}
