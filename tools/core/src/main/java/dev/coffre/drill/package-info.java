/// Restore drills: what is checked, what came of it, and how a restored system is held against what
/// was true when it was backed up. Nothing here restores anything.
@NullMarked
package dev.coffre.drill;

import org.jspecify.annotations.NullMarked;
