/// What the scanner looks for: rules, where they are read from and how they are stored.
@NullMarked
package dev.coffre.scan.rule;

import org.jspecify.annotations.NullMarked;
