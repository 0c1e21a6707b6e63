/// The main job on real input: a list of steps, each of which proves one claim.
@NullMarked
package dev.coffre.e2e.demo;

import org.jspecify.annotations.NullMarked;
