/// Finds every keyword of every rule in one pass over the text (Aho and Corasick, 1975).
@NullMarked
package dev.coffre.scan.keyword;

import org.jspecify.annotations.NullMarked;
