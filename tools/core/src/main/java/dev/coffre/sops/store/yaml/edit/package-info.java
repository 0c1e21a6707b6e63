/// Edits YAML text in place: a change touches the bytes of what it changes and nothing else.
@NullMarked
package dev.coffre.sops.store.yaml.edit;

import org.jspecify.annotations.NullMarked;
