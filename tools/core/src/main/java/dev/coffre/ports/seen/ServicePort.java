package dev.coffre.ports.seen;

import dev.coffre.ports.Protocol;

/// A port that a Kubernetes Service opens on the host's addresses.
///
/// @param service `namespace/name`
/// @param kind why it is open: `NodePort`, `LoadBalancer` or `externalIPs`
public record ServicePort(Protocol protocol, int port, String service, String kind) {}
