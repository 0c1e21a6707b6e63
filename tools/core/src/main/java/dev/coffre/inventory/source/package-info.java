/// What an inventory says: where secrets are kept, used and exposed. Never a value.
@NullMarked
package dev.coffre.inventory.source;

import org.jspecify.annotations.NullMarked;
