/// Merges of encrypted files, against Git's own of the plain texts.
@NullMarked
package dev.coffre.e2e.merge;

import org.jspecify.annotations.NullMarked;
