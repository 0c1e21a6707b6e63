package dev.coffre.inventory.source;

import dev.coffre.scan.baseline.SecretDigest;

/// A secret in clear that the scanner finds.
///
/// @param rule the scanner's
/// @param standing whether it counts, in a few words
public record Exposure(
    String rule,
    String description,
    String path,
    int line,
    String standing,
    SecretDigest digest,
    Changed changed) {

  /// The same, with what is known of its age.
  public Exposure changed(Changed when) {
    return new Exposure(rule, description, path, line, standing, digest, when);
  }
}
