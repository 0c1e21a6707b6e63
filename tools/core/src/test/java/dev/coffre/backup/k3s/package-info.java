@NullMarked
package dev.coffre.backup.k3s;

import org.jspecify.annotations.NullMarked;
