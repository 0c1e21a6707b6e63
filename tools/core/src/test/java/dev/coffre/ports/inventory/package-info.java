@NullMarked
package dev.coffre.ports.inventory;

import org.jspecify.annotations.NullMarked;
