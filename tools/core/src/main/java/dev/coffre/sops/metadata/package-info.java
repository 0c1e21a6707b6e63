/// What the `sops` mapping of an encrypted file says: who can read it, which values are encrypted,
/// and the seal over all of them.
@NullMarked
package dev.coffre.sops.metadata;

import org.jspecify.annotations.NullMarked;
