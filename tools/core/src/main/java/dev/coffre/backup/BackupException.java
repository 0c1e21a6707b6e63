package dev.coffre.backup;

/// A backup, or the plan of them, is not what it should be; the message says which, where and why.
public final class BackupException extends Exception {
  private static final long serialVersionUID = 1;

  public BackupException(String message) {
    super(message);
  }
}
