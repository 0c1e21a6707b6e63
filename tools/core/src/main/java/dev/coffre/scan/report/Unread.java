package dev.coffre.scan.report;

/// What could not be scanned, and may hold secrets.
///
/// @param why in a few words
public record Unread(String path, String why) {}
