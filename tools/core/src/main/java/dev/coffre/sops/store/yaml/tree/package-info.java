/// Makes the tree that sops walks out of raw YAML nodes.
@NullMarked
package dev.coffre.sops.store.yaml.tree;

import org.jspecify.annotations.NullMarked;
