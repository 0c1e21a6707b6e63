/// Backups from the command line: which plan, the programs of PostgreSQL, streams between them and
/// the store.
@NullMarked
package dev.coffre.cli.backup;

import org.jspecify.annotations.NullMarked;
