/// What was seen of a host's ports: from outside, as a {@link Sweep} of each address, and on the
/// host itself, as {@link HostView}. The readers understand `ss`, `iptables-save`, `nft -j` and
/// `kubectl get services -o json`; what they do not understand never makes a port disappear.
@NullMarked
package dev.coffre.ports.seen;

import org.jspecify.annotations.NullMarked;
