/// Backups in a bucket of an object store.
@NullMarked
package dev.coffre.backup.s3;

import org.jspecify.annotations.NullMarked;
