package dev.coffre.drill;

import java.time.Duration;

/// A part of a drill's time.
///
/// @param start since the drill began
public record Phase(String name, Duration start, Duration took) {}
