/// Decides, at a place where a keyword stood, whether a secret is there and where it begins and
/// ends.
@NullMarked
package dev.coffre.scan.detect;

import org.jspecify.annotations.NullMarked;
