package dev.coffre.s3;

import dev.coffre.secret.SecretBytes;
import java.util.Optional;

/// Who signs requests. Closing wipes the secrets.
///
/// @param id of the access key
/// @param secret of the access key
/// @param sessionToken of temporary credentials
public record Credentials(String id, SecretBytes secret, Optional<SecretBytes> sessionToken)
    implements AutoCloseable {
  @Override
  public void close() {
    secret.close();
    sessionToken.ifPresent(SecretBytes::close);
  }
}
