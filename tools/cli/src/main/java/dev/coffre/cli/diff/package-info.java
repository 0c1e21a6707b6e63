/// `coffre diff`: what changed in encrypted files, and their text for Git's own diff.
@NullMarked
package dev.coffre.cli.diff;

import org.jspecify.annotations.NullMarked;
