/// What tokens look like: patterns over bytes, matched at a given place.
@NullMarked
package dev.coffre.scan.pattern;

import org.jspecify.annotations.NullMarked;
