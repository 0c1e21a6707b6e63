package dev.coffre.scan.history;

import dev.coffre.scan.detect.Keyword;
import dev.coffre.scan.keyword.Occurrences;
import java.util.List;

/// What is known of a blob that was scanned, for those that were made from it.
///
/// @param keywords all that stand in it
/// @param spots by place
/// @param far the keywords of rules that look far, by place: what counts there may hang on any byte
record Looked(int length, Occurrences keywords, List<Spot> spots, List<Keyword> far) {}
