/// One run of the `sops` drop-in: what the command line gave, where input comes from and output
/// goes, how failures are told and which status they end with.
@NullMarked
package dev.coffre.cli.sops.call;

import org.jspecify.annotations.NullMarked;
