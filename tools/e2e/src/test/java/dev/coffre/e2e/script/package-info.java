/// Black-box scripts: `src/test/scripts/<area>/<name>.txt`, run line by line against the built
/// program. The language is in `src/test/scripts/README.md`.
@NullMarked
package dev.coffre.e2e.script;

import org.jspecify.annotations.NullMarked;
