/// Reads tokens of YAML into raw nodes that know their place in the text and carry their comments
/// where go-yaml v3 (the parser of sops) would attach them.
@NullMarked
package dev.coffre.sops.store.yaml.read;

import org.jspecify.annotations.NullMarked;
