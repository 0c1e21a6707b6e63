/// Tests of the lab itself, and how other tests get it.
@NullMarked
package dev.coffre.e2e.lab;

import org.jspecify.annotations.NullMarked;
