package dev.coffre.scan.rule;

import dev.coffre.pattern.TokenPattern;
import java.util.Optional;

/// How a rule finds its secret once one of its keywords was seen.
public sealed interface Detection {

  /// The keyword begins the secret, or stands within it.
  ///
  /// @param before how much of the secret is in front of the keyword
  /// @param pattern the secret from the keyword on
  /// @param bounded whether a letter, digit or `_` next to it rules it out
  /// @param check what must hold within it
  record Token(
      Optional<TokenPattern> before, TokenPattern pattern, boolean bounded, Optional<Check> check)
      implements Detection {}

  /// The keyword is in a name to which the secret is assigned.
  ///
  /// @param value what the whole value looks like
  record Assigned(TokenPattern value) implements Detection {}

  /// The secret stands on the keyword's line; where the expression has a group, the first one is
  /// the secret.
  ///
  /// @param pattern an RE2 expression
  record Expression(String pattern) implements Detection {}

  /// Code of ours, for what no pattern tells.
  record Written(Scheme scheme) implements Detection {}

  /// What {@link Written} code there is.
  enum Scheme {
    PASSWORD,
    SECRET,
    TOKEN,
    KEY,
    URL_CREDENTIAL,
    CONNECTION_STRING,
    AUTHORIZATION,
    COMMAND_LINE,
    PRIVATE_KEY,
    KUBERNETES_SECRET,
    NETRC,
    CALL,
    SQL,
    SQL_INSERT,
    DSN,
    STOCK_PASSWORD,
    ISSUER,
    SECRET_FILE;

    /// The name in a rule file: `url-credential`.
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Optional<Scheme> of(String text) {
      for (var scheme : values()) {
        if (scheme.text().equals(text)) {
          return Optional.of(scheme);
        }
      }
      return Optional.empty();
    }
  }
}
