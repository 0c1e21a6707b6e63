/// What the scanner writes and reads, against schemas and pages that others hold it to.
@NullMarked
package dev.coffre.e2e.scan;

import org.jspecify.annotations.NullMarked;
