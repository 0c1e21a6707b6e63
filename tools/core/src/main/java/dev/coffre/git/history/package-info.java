/// Every blob of a history once, where each came from, and what a range of commits brings.
@NullMarked
package dev.coffre.git.history;

import org.jspecify.annotations.NullMarked;
