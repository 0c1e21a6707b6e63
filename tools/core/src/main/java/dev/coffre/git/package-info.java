/// Git repositories, read without running git: where one is, its references and revisions.
@NullMarked
package dev.coffre.git;

import org.jspecify.annotations.NullMarked;
