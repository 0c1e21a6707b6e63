/// The YAML store: reads as go-yaml v3 does, writes the layout of sops 3.13.3, and edits text in
/// place.
@NullMarked
package dev.coffre.sops.store.yaml;

import org.jspecify.annotations.NullMarked;
