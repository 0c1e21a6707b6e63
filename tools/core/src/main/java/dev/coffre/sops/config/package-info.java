/// `.sops.yaml`: which rule applies to a file, and what it says.
@NullMarked
package dev.coffre.sops.config;

import org.jspecify.annotations.NullMarked;
