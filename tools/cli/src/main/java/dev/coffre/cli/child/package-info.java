/// Programs that we run for the user, such as an editor, and the plaintext we put before them.
@NullMarked
package dev.coffre.cli.child;

import org.jspecify.annotations.NullMarked;
