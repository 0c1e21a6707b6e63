package dev.coffre.ports;

import java.util.Locale;

/// Which Kubernetes runs on the host.
public enum Provider {
  /// The k3s program.
  K3S,
  /// Upstream Kubernetes behind a `k3s` command that keeps k3s' files.
  LAYOUT;

  /// As the contract and reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
