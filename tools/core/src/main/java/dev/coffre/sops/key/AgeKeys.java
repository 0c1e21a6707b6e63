package dev.coffre.sops.key;

import dev.coffre.secret.SecretBytes;

/// The age side of the data key: wraps it for a recipient and opens it with the identities at hand.
/// Thread-safe.
public interface AgeKeys {

  /// An armored age file of `secret` for one recipient, ending in a newline.
  ///
  /// @param recipient of any age kind: `age1…`, `age1pq1…`, a plugin's, an SSH public key
  /// @throws AgeKeyException if the recipient is malformed or its plugin fails
  String wrap(String recipient, SecretBytes secret) throws AgeKeyException;

  /// What {@link #wrap} put into `armored`.
  ///
  /// @param recipient whom the file says it was wrapped for
  /// @throws AgeKeyException if there are no identities or none opens it; the message is the reason
  ///   to show for this recipient
  SecretBytes open(String recipient, String armored) throws AgeKeyException;
}
