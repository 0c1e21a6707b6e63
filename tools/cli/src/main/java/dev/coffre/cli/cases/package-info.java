/// Who leaves: `coffre keys revoke`, and the cases that stay open until what was known is changed.
@NullMarked
package dev.coffre.cli.cases;

import org.jspecify.annotations.NullMarked;
