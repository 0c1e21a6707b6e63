/// Files of `KEY=value` lines, read as sops reads them: no quotes, no trimming.
@NullMarked
package dev.coffre.sops.store.dotenv;

import org.jspecify.annotations.NullMarked;
