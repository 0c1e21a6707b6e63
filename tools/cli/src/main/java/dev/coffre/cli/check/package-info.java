/// `coffre check`: holds the files of a repository against its creation rules.
@NullMarked
package dev.coffre.cli.check;

import org.jspecify.annotations.NullMarked;
