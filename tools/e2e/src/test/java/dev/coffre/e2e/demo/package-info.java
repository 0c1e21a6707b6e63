/// Tests of the demo: it holds, and it fails when a claim is wrong.
@NullMarked
package dev.coffre.e2e.demo;

import org.jspecify.annotations.NullMarked;
