/// Tests of the stage and the server on it.
@NullMarked
package dev.coffre.e2e.demo.stage;

import org.jspecify.annotations.NullMarked;
