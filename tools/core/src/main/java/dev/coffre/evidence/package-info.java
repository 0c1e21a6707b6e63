/// Signed evidence of drills: in-toto statements in DSSE envelopes, one chain for each target, and
/// the signed head that is kept apart from it, so that a record that is changed, removed, moved or
/// cut off is noticed (docs/adr/0046).
@NullMarked
package dev.coffre.evidence;

import org.jspecify.annotations.NullMarked;
