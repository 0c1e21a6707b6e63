package dev.coffre.scan.report;

/// A place in a file, in lines and UTF-16 characters, each from 1.
///
/// @param endColumn of the character behind it
public record Region(int line, int column, int endLine, int endColumn) {}
