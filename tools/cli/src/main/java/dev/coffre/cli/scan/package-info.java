/// `coffre scan`: finds plaintext secrets.
@NullMarked
package dev.coffre.cli.scan;

import org.jspecify.annotations.NullMarked;
