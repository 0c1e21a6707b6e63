package dev.coffre.drill;

/// A file that a drill was about.
///
/// @param sha256 in hexadecimal
public record Subject(String name, String sha256) {}
