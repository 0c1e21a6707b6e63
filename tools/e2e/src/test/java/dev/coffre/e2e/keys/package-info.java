/// The key registry as editors see it.
@NullMarked
package dev.coffre.e2e.keys;

import org.jspecify.annotations.NullMarked;
