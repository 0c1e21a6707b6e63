/// `coffre keys paper` and `coffre keys recover`: a key on paper, and the way back.
@NullMarked
package dev.coffre.cli.recovery;

import org.jspecify.annotations.NullMarked;
