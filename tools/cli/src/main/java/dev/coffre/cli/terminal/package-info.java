/// The person in front of the program: prompts, hidden input, progress.
@NullMarked
package dev.coffre.cli.terminal;

import org.jspecify.annotations.NullMarked;
