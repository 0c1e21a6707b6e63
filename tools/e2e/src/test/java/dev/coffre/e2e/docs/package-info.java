/// The documents, checked against the repository.
@NullMarked
package dev.coffre.e2e.docs;

import org.jspecify.annotations.NullMarked;
