package dev.coffre.policy;

/// Something that a check found in a file.
///
/// @param line from 1
/// @param column from 1, in bytes
/// @param message what is wrong there; it never quotes a value
/// @param fix what to do about it
public record Violation(Check check, int line, int column, String message, String fix) {}
