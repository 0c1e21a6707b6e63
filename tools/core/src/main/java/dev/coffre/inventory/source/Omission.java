package dev.coffre.inventory.source;

/// Files that the inventory does not look at.
///
/// @param path a pattern
public record Omission(String path, String reason) {}
