/// Logging in to hosts by SSH: only with a key, and only to hosts whose own key is known.
@NullMarked
package dev.coffre.cli.ssh;

import org.jspecify.annotations.NullMarked;
