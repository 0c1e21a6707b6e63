/// JSON: what reports are written as, and what other tools' files are read from.
@NullMarked
package dev.coffre.json;

import org.jspecify.annotations.NullMarked;
