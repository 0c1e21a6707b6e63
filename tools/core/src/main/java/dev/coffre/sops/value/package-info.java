/// One encrypted scalar: its `ENC[…]` form, the bytes each type has, and AES-256-GCM over them.
@NullMarked
package dev.coffre.sops.value;

import org.jspecify.annotations.NullMarked;
