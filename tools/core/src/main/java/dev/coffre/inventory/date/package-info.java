/// Says when values last changed, by Git.
@NullMarked
package dev.coffre.inventory.date;

import org.jspecify.annotations.NullMarked;
