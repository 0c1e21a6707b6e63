/// The keys of the person who runs the program: where they are found, how a passphrase is asked
/// for.
@NullMarked
package dev.coffre.cli.keys;

import org.jspecify.annotations.NullMarked;
