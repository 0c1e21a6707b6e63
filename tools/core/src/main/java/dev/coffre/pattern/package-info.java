/// Patterns over bytes: what tokens look like at a given place, and forms that short texts have.
@NullMarked
package dev.coffre.pattern;

import org.jspecify.annotations.NullMarked;
