/// The steps, in the order of {@link MainJob}. A later step is added there.
@NullMarked
package dev.coffre.e2e.demo.step;

import org.jspecify.annotations.NullMarked;
