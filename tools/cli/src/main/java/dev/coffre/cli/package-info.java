/// The program's frame: dispatch, what the machine hands in, exit codes, how errors are told.
@NullMarked
package dev.coffre.cli;

import org.jspecify.annotations.NullMarked;
