/// `coffre encrypt` and `coffre decrypt`: one file, many, or a folder, all or nothing.
@NullMarked
package dev.coffre.cli.secrets;

import org.jspecify.annotations.NullMarked;
