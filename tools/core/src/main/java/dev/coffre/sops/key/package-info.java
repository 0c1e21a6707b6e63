/// The data key: made, split, wrapped for the holders of a file and recovered from their copies.
@NullMarked
package dev.coffre.sops.key;

import org.jspecify.annotations.NullMarked;
