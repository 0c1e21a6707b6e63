/// Restore drills from the command line: the disposable place, what is restored into it, the guard
/// that keeps it apart from everything live, and the evidence of it.
@NullMarked
package dev.coffre.cli.drill;

import org.jspecify.annotations.NullMarked;
