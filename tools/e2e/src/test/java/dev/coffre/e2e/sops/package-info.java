/// Generated files that our sops and the real one encrypt, decrypt, convert and refuse alike.
@NullMarked
package dev.coffre.e2e.sops;

import org.jspecify.annotations.NullMarked;
