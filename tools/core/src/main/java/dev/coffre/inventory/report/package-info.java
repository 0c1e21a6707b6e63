/// Writes an inventory, and says what differs between two.
@NullMarked
package dev.coffre.inventory.report;

import org.jspecify.annotations.NullMarked;
