/// INI files, read and written as the Go library that sops uses does it, quirks included.
@NullMarked
package dev.coffre.sops.store.ini;

import org.jspecify.annotations.NullMarked;
