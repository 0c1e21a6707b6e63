@NullMarked
package dev.coffre.ports;

import org.jspecify.annotations.NullMarked;
