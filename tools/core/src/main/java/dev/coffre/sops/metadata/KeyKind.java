package dev.coffre.sops.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of master key that SOPS knows. Only age keys are ours to use; the others are kept.
public enum KeyKind {
  KMS,
  GCP_KMS,
  HCKMS,
  AZURE_KV,
  HC_VAULT,
  PGP,
  AGE;

  /// The name in metadata and in a decryption order: `age`, `gcp_kms`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with this label.
  public static Optional<KeyKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }
}
