package dev.coffre.inventory.date;

/// A value whose last change is looked for.
///
/// @param path of its file, from the repository's root
record Wanted(String path, DatedValue value) {}
