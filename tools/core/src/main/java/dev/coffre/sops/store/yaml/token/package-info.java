/// Reads single tokens of YAML text: scalars in their styles, anchors, tags and directives. Knows
/// nothing of the tokens around the one it reads.
@NullMarked
package dev.coffre.sops.store.yaml.token;

import org.jspecify.annotations.NullMarked;
