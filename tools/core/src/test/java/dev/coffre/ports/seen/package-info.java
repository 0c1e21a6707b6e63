@NullMarked
package dev.coffre.ports.seen;

import org.jspecify.annotations.NullMarked;
