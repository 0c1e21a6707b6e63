/// The command line of the `sops` drop-in: a tree of commands, their flags, and the parsing rules
/// of the library that sops uses (urfave/cli 1 over Go's `flag`), which no Java parser follows.
@NullMarked
package dev.coffre.cli.sops.line;

import org.jspecify.annotations.NullMarked;
