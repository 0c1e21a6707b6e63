/// Where the texts come from that are scanned.
@NullMarked
package dev.coffre.scan.input;

import org.jspecify.annotations.NullMarked;
