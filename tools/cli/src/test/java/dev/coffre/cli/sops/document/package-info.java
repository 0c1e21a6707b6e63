/// Tests of what the `sops` drop-in reads.
@NullMarked
package dev.coffre.cli.sops.document;

import org.jspecify.annotations.NullMarked;
