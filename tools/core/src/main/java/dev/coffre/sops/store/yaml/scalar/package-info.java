/// The meaning of scalars: which type a text has for go-yaml v3, and how a typed value is written.
@NullMarked
package dev.coffre.sops.store.yaml.scalar;

import org.jspecify.annotations.NullMarked;
