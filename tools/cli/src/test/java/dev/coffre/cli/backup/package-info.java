@NullMarked
package dev.coffre.cli.backup;

import org.jspecify.annotations.NullMarked;
