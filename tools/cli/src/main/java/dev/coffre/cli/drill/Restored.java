package dev.coffre.cli.drill;

import dev.coffre.backup.Facts;
import java.util.Map;

/// A system that was restored, and what is true of it.
///
/// @param versions of the programs that took part
record Restored(Facts facts, Map<String, String> versions) {}
