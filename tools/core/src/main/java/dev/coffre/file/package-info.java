/// Files read whole and replaced whole: a reader, or a run after a crash, finds the old content or
/// the new one.
@NullMarked
package dev.coffre.file;

import org.jspecify.annotations.NullMarked;
