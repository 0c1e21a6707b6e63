/// XML: what JUnit reports are written as.
@NullMarked
package dev.coffre.xml;

import org.jspecify.annotations.NullMarked;
