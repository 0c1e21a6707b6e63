package dev.coffre.inventory.source;

/// Files that a team leaves out of its inventory.
///
/// @param path a pattern
public record Omission(String path, String reason) {}
