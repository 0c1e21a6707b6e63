@NullMarked
package dev.coffre.backup.pgbackrest;

import org.jspecify.annotations.NullMarked;
