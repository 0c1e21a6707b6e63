/// What is asked of a PostgreSQL server when it is backed up, and again when the backup is
/// restored.
@NullMarked
package dev.coffre.backup.postgresql;

import org.jspecify.annotations.NullMarked;
