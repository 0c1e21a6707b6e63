/// What somebody who lost access still knows: {@link HolderPast} finds every value that a holder
/// could ever read in the history of a repository, {@link Case} keeps the list until each was
/// changed.
@NullMarked
package dev.coffre.cases;

import org.jspecify.annotations.NullMarked;
