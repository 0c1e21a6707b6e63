/// Documents as the commands of the `sops` drop-in read, change and write them.
@NullMarked
package dev.coffre.cli.sops.document;

import org.jspecify.annotations.NullMarked;
