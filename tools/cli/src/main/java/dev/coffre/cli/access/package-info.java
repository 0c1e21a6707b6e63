/// Who can read what, and the commands that change it: `coffre keys plan`, `apply`, `coffre sync`,
/// `coffre status`.
@NullMarked
package dev.coffre.cli.access;

import org.jspecify.annotations.NullMarked;
