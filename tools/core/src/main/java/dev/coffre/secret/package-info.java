/// Secret material as a type of its own.
@NullMarked
package dev.coffre.secret;

import org.jspecify.annotations.NullMarked;
