/// Encrypts and decrypts SOPS files, exactly as sops 3.13.3 does.
///
/// Start at {@link dev.coffre.sops.Sops}: it takes the tree a {@link dev.coffre.sops.store.Store}
/// has read and gives back a tree to write, either in the layout of sops ({@link
/// dev.coffre.sops.Sealed#file()}) or as edits of the existing text ({@link
/// dev.coffre.sops.Edits}).
@NullMarked
package dev.coffre.sops;

import org.jspecify.annotations.NullMarked;
