/// `coffre edit`: a decrypted file in the user's editor, and encrypted again.
@NullMarked
package dev.coffre.cli.edit;

import org.jspecify.annotations.NullMarked;
