/// The way of a secret, from a commit to the session that it opens, with every part real.
@NullMarked
package dev.coffre.e2e.pipeline;

import org.jspecify.annotations.NullMarked;
