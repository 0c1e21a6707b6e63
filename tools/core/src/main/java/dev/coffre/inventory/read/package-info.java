/// Finds secret sources in files, one class for each kind of text.
@NullMarked
package dev.coffre.inventory.read;

import org.jspecify.annotations.NullMarked;
