package dev.coffre.scan.history;

import java.util.List;

/// What is known of a blob that was scanned, for those that were made from it.
///
/// @param spots by place
/// @param far whether what counts in it may hang on bytes far from it
record Looked(int length, List<Spot> spots, boolean far) {}
