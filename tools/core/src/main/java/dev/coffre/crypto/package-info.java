/// Primitives: small, constant-time, without the cost of provider look-up.
@NullMarked
package dev.coffre.crypto;

import org.jspecify.annotations.NullMarked;
