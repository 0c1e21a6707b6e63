/// Looks for plaintext where none may be, and shows that it would have found some.
@NullMarked
package dev.coffre.e2e.demo.search;

import org.jspecify.annotations.NullMarked;
