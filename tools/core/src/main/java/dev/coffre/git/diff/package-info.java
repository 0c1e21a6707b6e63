/// Which lines of a text are new, and how much of one text is in another.
@NullMarked
package dev.coffre.git.diff;

import org.jspecify.annotations.NullMarked;
