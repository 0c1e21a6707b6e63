package dev.coffre.cli.ports;

/// How fast a probe may be, and how long.
///
/// @param rate packets a second
/// @param seconds until it gives up
record Bounds(int rate, int seconds) {}
