package dev.coffre.scan.history;

/// What counts as one line of the report.
record Line(int rule, Digest secret, String path) {}
