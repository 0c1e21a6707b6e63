/// Faults that the built program has to survive: it is killed, the disk is full, the input is huge.
@NullMarked
package dev.coffre.e2e.fault;

import org.jspecify.annotations.NullMarked;
