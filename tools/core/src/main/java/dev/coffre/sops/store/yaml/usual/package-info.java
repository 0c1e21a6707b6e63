/// The layout that nearly every encrypted YAML file has, read for its metadata alone.
@NullMarked
package dev.coffre.sops.store.yaml.usual;

import org.jspecify.annotations.NullMarked;
