/// Measures whole processes beside those they are compared with, in one run on one machine.
@NullMarked
package dev.coffre.e2e.bench;

import org.jspecify.annotations.NullMarked;
