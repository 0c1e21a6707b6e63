/// Our own configuration files: read once, field by field, and whatever nobody asked for is
/// refused.
@NullMarked
package dev.coffre.yaml;

import org.jspecify.annotations.NullMarked;
