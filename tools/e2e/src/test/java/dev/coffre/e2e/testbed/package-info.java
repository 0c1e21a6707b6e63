/// Reporting of tests that could not run.
@NullMarked
package dev.coffre.e2e.testbed;

import org.jspecify.annotations.NullMarked;
