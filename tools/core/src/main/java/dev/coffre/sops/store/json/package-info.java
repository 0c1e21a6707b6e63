/// JSON files: parsed with positions, duplicates and key order kept; written as Go writes them.
@NullMarked
package dev.coffre.sops.store.json;

import org.jspecify.annotations.NullMarked;
