/// `coffre init`: a repository made ready for encrypted files.
@NullMarked
package dev.coffre.cli.init;

import org.jspecify.annotations.NullMarked;
