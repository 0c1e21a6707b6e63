/// The commands of the `sops` drop-in that read and write values.
@NullMarked
package dev.coffre.cli.sops.command;

import org.jspecify.annotations.NullMarked;
