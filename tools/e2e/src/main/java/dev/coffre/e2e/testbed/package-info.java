/// The programs that tests, demo and benchmark run: the built coffre, and the real peers that
/// `scripts/testbed` puts into place.
@NullMarked
package dev.coffre.e2e.testbed;

import org.jspecify.annotations.NullMarked;
