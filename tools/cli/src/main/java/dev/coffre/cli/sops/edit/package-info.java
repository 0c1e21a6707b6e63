/// `sops edit`: a plain document in the user's editor.
@NullMarked
package dev.coffre.cli.sops.edit;

import org.jspecify.annotations.NullMarked;
