/// Recovery keys on paper, read by somebody else's reader.
@NullMarked
package dev.coffre.e2e.recovery;

import org.jspecify.annotations.NullMarked;
