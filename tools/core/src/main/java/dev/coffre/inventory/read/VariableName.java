package dev.coffre.inventory.read;

import dev.coffre.scan.detect.SecretName;
import java.util.regex.Pattern;

/// Which environment variables are worth listing.
final class VariableName {
  /// What usually has credentials in it without being called one.
  private static final Pattern CARRIES =
      Pattern.compile(
          "(?i)(?:^|.*[_.-])(?:dsn|credentials?|creds|connection_?string|pat|passphrase|salt|pepper"
              + "|webhook(?:_url)?|(?:database|db|redis|mongo|mongodb|amqp|rabbitmq|postgres|mysql"
              + "|broker|jdbc)_(?:url|uri)|auth|kubeconfig)");

  private VariableName() {}

  /// Whether a variable of this name holds a secret.
  static boolean isSecret(String name) {
    return SecretName.promisesSecret(name) || CARRIES.matcher(name).matches();
  }
}
