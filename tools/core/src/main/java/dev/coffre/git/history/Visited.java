package dev.coffre.git.history;

import dev.coffre.git.object.ObjectId;
import java.util.List;

/// What a visit of blobs came to.
///
/// @param blobs how many were shown, or told to be too large
/// @param absent those that a partial clone does not have; in any other repository their absence is
///   an error
public record Visited(long blobs, List<ObjectId> absent) {
  public Visited {
    absent = List.copyOf(absent);
  }
}
