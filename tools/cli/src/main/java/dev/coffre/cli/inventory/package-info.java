/// `coffre inventory`: which secrets a repository keeps, uses and exposes.
@NullMarked
package dev.coffre.cli.inventory;

import org.jspecify.annotations.NullMarked;
