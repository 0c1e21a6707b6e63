package dev.coffre.cli.image;

import org.jspecify.annotations.Nullable;

/// A record with a field of every type.
public record Everything(
    boolean flag,
    byte small,
    short shorter,
    char letter,
    int number,
    long large,
    float single,
    double precise,
    @Nullable Object other) {}
