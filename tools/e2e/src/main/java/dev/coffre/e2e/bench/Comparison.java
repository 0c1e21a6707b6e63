package dev.coffre.e2e.bench;

/// Two contenders for the same work, and how they must compare.
///
/// @param work what both do, in a few words
/// @param bar the most that `ours ÷ peer` may be
/// @param rounds how often each runs; the medians count
record Comparison(String work, double bar, int rounds, Contender ours, Contender peer) {}
