package dev.coffre.file;

/// The steps of replacing a file, in their order. Up to {@link #SYNCED} the target is untouched;
/// from {@link #RENAMED} on it is new.
public enum WriteStep {
  /// The new file exists beside the target, empty.
  CREATED,
  /// It holds the whole content.
  WRITTEN,
  /// The content is on the disk, and the mode is the target's.
  SYNCED,
  /// It stands in the target's place.
  RENAMED,
  /// The folder is on the disk.
  FOLDER_SYNCED
}
