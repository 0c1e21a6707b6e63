package dev.coffre.cases;

/// The key of a case, wrapped for one reader.
///
/// @param armored an age file
public record KeyCopy(String recipient, String armored) {}
