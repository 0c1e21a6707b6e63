/// Backups and drills on a real PostgreSQL.
@NullMarked
package dev.coffre.e2e.drill;

import org.jspecify.annotations.NullMarked;
