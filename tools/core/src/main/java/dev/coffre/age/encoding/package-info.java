/// The two text encodings of age: Bech32 for keys, unpadded base64 for headers. Both strict: what
/// decodes, encodes back to the same text.
@NullMarked
package dev.coffre.age.encoding;

import org.jspecify.annotations.NullMarked;
