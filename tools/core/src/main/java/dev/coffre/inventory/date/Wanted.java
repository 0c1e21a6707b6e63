package dev.coffre.inventory.date;

import dev.coffre.scan.baseline.SecretDigest;

/// A value whose last change is looked for.
///
/// @param path of its file, from the repository's root
public record Wanted(String path, ValueKey key, SecretDigest digest) {}
