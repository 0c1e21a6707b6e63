package dev.coffre.ports.verify;

import dev.coffre.ports.PortRange;
import dev.coffre.ports.Protocol;
import java.util.Optional;

/// A disagreement of host and contract.
///
/// @param declared the name of the port in the contract, if it is there
/// @param address where it was seen from outside; empty if the host itself shows it
/// @param message what was seen, in one line
public record Finding(
    Defect defect,
    Protocol protocol,
    PortRange ports,
    Optional<String> declared,
    Optional<String> address,
    String message) {}
