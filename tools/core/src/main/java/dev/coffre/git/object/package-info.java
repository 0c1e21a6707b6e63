/// What a Git repository is made of: object ids, trees, commits, paths, and what can be wrong.
@NullMarked
package dev.coffre.git.object;

import org.jspecify.annotations.NullMarked;
