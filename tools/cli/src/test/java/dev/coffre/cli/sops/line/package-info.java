/// Tests of the `sops` drop-in's command line.
@NullMarked
package dev.coffre.cli.sops.line;

import org.jspecify.annotations.NullMarked;
