package dev.coffre.sops;

/// Whether a file is opened although its MAC does not hold.
public enum MacCheck {
  /// A missing, unreadable or wrong MAC refuses the file.
  REQUIRED,
  /// What `sops --ignore-mac` does: values are still authenticated one by one, not their order or
  /// presence.
  IGNORED
}
