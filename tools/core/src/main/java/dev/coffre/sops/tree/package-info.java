/// The content of a file as SOPS sees it: documents of entries, list elements, comments and typed
/// scalars, in file order. It says nothing of encryption, keys or layout.
@NullMarked
package dev.coffre.sops.tree;

import org.jspecify.annotations.NullMarked;
