@NullMarked
package dev.coffre.backup;

import org.jspecify.annotations.NullMarked;
