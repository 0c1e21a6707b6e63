@NullMarked
package dev.coffre.ports.verify;

import org.jspecify.annotations.NullMarked;
