package dev.coffre.cases;

/// The commits that brought a value to a place.
///
/// @param first the oldest, in hexadecimal
/// @param last the newest
public record Span(String first, String last) {}
