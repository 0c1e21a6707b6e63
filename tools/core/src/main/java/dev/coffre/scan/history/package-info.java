/// Scans the history of a repository: every blob once, and of most only what is new in it.
@NullMarked
package dev.coffre.scan.history;

import org.jspecify.annotations.NullMarked;
