/// What uses what: the rules of docs/architecture.md, held against the compiled classes.
@NullMarked
package dev.coffre.e2e.architecture;

import org.jspecify.annotations.NullMarked;
