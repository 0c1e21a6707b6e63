/// A recovery key on paper: as text that shows where it is damaged, as a QR code, whole or in
/// shares of which some rebuild it.
@NullMarked
package dev.coffre.recovery;

import org.jspecify.annotations.NullMarked;
