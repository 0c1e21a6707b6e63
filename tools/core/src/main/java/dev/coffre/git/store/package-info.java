/// Objects read from loose files and packs. A truncated or damaged one is never taken for absent.
@NullMarked
package dev.coffre.git.store;

import org.jspecify.annotations.NullMarked;
