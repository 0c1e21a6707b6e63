/// `coffre ports` and `coffre verify ports`: the port contract, and a probe of it from a vantage
/// and on the host itself, both reached over SSH ({@link SshSession}). Nothing is left on either.
@NullMarked
package dev.coffre.cli.ports;

import org.jspecify.annotations.NullMarked;
