/// The staging area, and what a commit made now would change.
@NullMarked
package dev.coffre.git.index;

import org.jspecify.annotations.NullMarked;
