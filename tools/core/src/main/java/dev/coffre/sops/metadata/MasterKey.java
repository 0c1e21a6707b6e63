package dev.coffre.sops.metadata;

/// A key that can open the data key, by its kind and public name.
///
/// @param id what SOPS prints for it: an age recipient, a PGP fingerprint, a KMS resource
public record MasterKey(KeyKind kind, String id) {

  /// The age key with this recipient string.
  public static MasterKey age(String recipient) {
    return new MasterKey(KeyKind.AGE, recipient);
  }

  @Override
  public String toString() {
    return id;
  }
}
