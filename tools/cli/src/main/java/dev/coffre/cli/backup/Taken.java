package dev.coffre.cli.backup;

import dev.coffre.backup.Facts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a source said while it was backed up.
///
/// @param moment whose state the backup holds
/// @param source what the source says of itself
record Taken(Instant moment, Map<String, String> source, Facts facts) {
  Taken {
    source = new LinkedHashMap<>(source);
  }
}
