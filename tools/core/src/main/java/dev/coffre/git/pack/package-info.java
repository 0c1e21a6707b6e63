/// Packs: one object at a time, or every blob in the order that unpacks each only once.
@NullMarked
package dev.coffre.git.pack;

import org.jspecify.annotations.NullMarked;
