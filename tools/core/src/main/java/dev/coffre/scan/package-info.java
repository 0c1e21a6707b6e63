/// Finds plaintext secrets in text. Needs no network, no process and no key.
@NullMarked
package dev.coffre.scan;

import org.jspecify.annotations.NullMarked;
