/// The commands of the `sops` drop-in that change who can open a file.
@NullMarked
package dev.coffre.cli.sops.holder;

import org.jspecify.annotations.NullMarked;
