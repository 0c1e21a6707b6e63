@NullMarked
package dev.coffre.wireguard;

import org.jspecify.annotations.NullMarked;
