/// Splits YAML text into tokens, blocks and possible keys included, and says to which token each
/// comment between them belongs, in the order in which go-yaml v3 (the parser of sops) does.
@NullMarked
package dev.coffre.sops.store.yaml.scan;

import org.jspecify.annotations.NullMarked;
