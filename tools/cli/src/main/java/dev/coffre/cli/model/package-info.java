/// The command line as data, and what is made of it: completion scripts and manual pages. Native
/// commands are read from the options that their actions declare, the drop-ins from their own
/// tables.
@NullMarked
package dev.coffre.cli.model;

import org.jspecify.annotations.NullMarked;
