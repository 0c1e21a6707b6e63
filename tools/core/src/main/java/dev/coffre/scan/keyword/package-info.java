/// Finds every keyword of every rule in one pass over the text, which a filter of four bytes makes
/// quick.
@NullMarked
package dev.coffre.scan.keyword;

import org.jspecify.annotations.NullMarked;
