/// The port contract and its probe: the file of this repository against its schema and its page,
/// and `coffre verify ports` against a host in a container, as it is and with one thing wrong.
@NullMarked
package dev.coffre.e2e.ports;

import org.jspecify.annotations.NullMarked;
