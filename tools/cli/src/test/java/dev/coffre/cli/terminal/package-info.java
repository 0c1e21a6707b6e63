@NullMarked
package dev.coffre.cli.terminal;

import org.jspecify.annotations.NullMarked;
