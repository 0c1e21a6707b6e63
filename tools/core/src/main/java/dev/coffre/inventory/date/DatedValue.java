package dev.coffre.inventory.date;

import dev.coffre.scan.baseline.SecretDigest;

/// A value of a file, as long as it does not change.
///
/// @param holder what holds it, within the file
/// @param name of the value there
record DatedValue(String holder, String name, SecretDigest digest) {}
