/// `coffre get`, `set` and `unset`: one value of an encrypted file.
@NullMarked
package dev.coffre.cli.value;

import org.jspecify.annotations.NullMarked;
