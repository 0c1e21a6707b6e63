/// Results as JSON, for `--json`.
@NullMarked
package dev.coffre.cli.json;

import org.jspecify.annotations.NullMarked;
