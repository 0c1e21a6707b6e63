package dev.coffre.sops.metadata;

/// Metadata that sops 3.13.3 would refuse too; the message names the field.
public final class MetadataException extends Exception {
  private static final long serialVersionUID = 1L;

  public MetadataException(String message) {
    super(message);
  }
}
