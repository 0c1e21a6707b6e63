/// The key registry and its holders: `coffre keys list`, `show`, `add`, …
@NullMarked
package dev.coffre.cli.registry;

import org.jspecify.annotations.NullMarked;
