package dev.coffre.file;

/// Who may read a file that is made anew; one that is replaced keeps its mode.
public enum Access {
  /// Its owner only: for plaintext and keys.
  OWNER_ONLY,
  /// What the process's umask says.
  USUAL
}
