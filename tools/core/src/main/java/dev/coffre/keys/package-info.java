/// The key registry, `.config/coffre/keys.yaml`: who holds which key, and what each may read.
/// {@link Registry#parse} reads it once into types that cannot be wrong; {@link CreationRules}
/// brings `.sops.yaml` in line with it, and {@link FileChange} says what that means for a file.
@NullMarked
package dev.coffre.keys;

import org.jspecify.annotations.NullMarked;
