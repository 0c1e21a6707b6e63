package dev.coffre.scan.report;

/// A part of a line, every secret in it masked.
///
/// @param offset how many characters of it are in front of the secret
/// @param width how many are the secret's
public record Excerpt(String line, int offset, int width) {}
