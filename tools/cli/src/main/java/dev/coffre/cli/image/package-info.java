/// Prepares our classes for the AOT cache when the program is built (`scripts/image`); users do not
/// call it. Why: docs/adr/0004.
@NullMarked
package dev.coffre.cli.image;

import org.jspecify.annotations.NullMarked;
