@NullMarked
package dev.coffre.evidence;

import org.jspecify.annotations.NullMarked;
