/// What the built program does before it does its work.
@NullMarked
package dev.coffre.e2e.start;

import org.jspecify.annotations.NullMarked;
