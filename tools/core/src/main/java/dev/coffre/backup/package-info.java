/// Backups: what is backed up and for whom, how a backup lies in its store, what was true when it
/// was taken, which ones are kept. Data comes and goes as streams; nothing here starts a process.
@NullMarked
package dev.coffre.backup;

import org.jspecify.annotations.NullMarked;
