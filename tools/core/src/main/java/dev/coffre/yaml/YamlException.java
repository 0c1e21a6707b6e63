package dev.coffre.yaml;

/// A file is not what its readers take; the message says which file, at which line and why.
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1;

  public YamlException(String message) {
    super(message);
  }
}
