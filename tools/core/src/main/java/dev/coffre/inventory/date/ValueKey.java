package dev.coffre.inventory.date;

/// What stays the same of a value when it changes.
///
/// @param holder what holds it, within its file
/// @param name of the value there
public record ValueKey(String holder, String name) {}
