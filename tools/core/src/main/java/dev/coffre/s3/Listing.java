package dev.coffre.s3;

import java.time.Instant;
import java.util.List;

/// What lies in a bucket below a prefix.
///
/// @param now by the store's clock
public record Listing(List<Item> items, Instant now) {
  public Listing {
    items = List.copyOf(items);
  }

  /// An object.
  ///
  /// @param changed by the store's clock
  public record Item(String key, Instant changed) {}
}
