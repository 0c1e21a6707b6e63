/// The payload: STREAM over ChaCha20-Poly1305 in chunks of 64 KiB (C2SP age, "Payload").
@NullMarked
package dev.coffre.age.stream;

import org.jspecify.annotations.NullMarked;
