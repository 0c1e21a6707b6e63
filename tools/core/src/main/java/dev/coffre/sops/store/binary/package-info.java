/// Files of any content, encrypted as one value in a JSON envelope.
@NullMarked
package dev.coffre.sops.store.binary;

import org.jspecify.annotations.NullMarked;
