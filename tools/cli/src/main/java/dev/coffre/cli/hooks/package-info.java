/// `coffre hooks`: Git asks before it commits and pushes.
@NullMarked
package dev.coffre.cli.hooks;

import org.jspecify.annotations.NullMarked;
