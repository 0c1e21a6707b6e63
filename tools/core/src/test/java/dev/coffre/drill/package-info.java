@NullMarked
package dev.coffre.drill;

import org.jspecify.annotations.NullMarked;
