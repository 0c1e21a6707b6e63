/// The first message of a WireGuard handshake and the check of its answer: as much of the protocol
/// as shows that a peer would be let in. WireGuard answers nothing else, so no other packet proves
/// that it is there. {@link Initiation} is the way in.
@NullMarked
package dev.coffre.wireguard;

import org.jspecify.annotations.NullMarked;
