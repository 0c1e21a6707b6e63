/// Holds what was seen of a host's ports against the contract, and says what does not agree. {@link
/// Verification} is the result; a port that nothing could be concluded about is told apart from one
/// that is well.
@NullMarked
package dev.coffre.ports.verify;

import org.jspecify.annotations.NullMarked;
