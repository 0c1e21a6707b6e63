/// Recipients and identities: what a file key is wrapped to and what unwraps it, for each kind that
/// needs no other program. A {@link dev.coffre.age.key.Recipient} or {@link
/// dev.coffre.age.key.Identity} of your own works wherever these do.
@NullMarked
package dev.coffre.age.key;

import org.jspecify.annotations.NullMarked;
