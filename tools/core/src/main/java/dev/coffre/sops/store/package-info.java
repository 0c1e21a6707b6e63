/// How a tree is written in each file format.
@NullMarked
package dev.coffre.sops.store;

import org.jspecify.annotations.NullMarked;
