package dev.coffre.scan.rule;

import java.util.List;

/// One kind of secret and how to find it.
///
/// @param id stable for ever: baselines name it
/// @param provider who issues such secrets
/// @param description what it is
/// @param why what somebody who has it can do
/// @param fix what to do about it
/// @param keywords ASCII, lower case; without one of them in the text the rule is not asked
/// @param near one of these words must be close by; empty: no condition
/// @param entropy least bits per character of the secret; 0: any
public record Rule(
    String id,
    String provider,
    String description,
    String why,
    String fix,
    Severity severity,
    Confidence confidence,
    List<String> keywords,
    List<String> near,
    double entropy,
    Detection detection) {
  public Rule {
    keywords = List.copyOf(keywords);
    near = List.copyOf(near);
  }

  /// Where it stands among rules that find the same: what names its issuer first.
  public int specificity() {
    return switch (detection) {
      case Detection.Expression _ -> -1;
      case Detection.Token _ -> 0;
      case Detection.Assigned _ -> 2;
      case Detection.Written(var scheme) ->
          switch (scheme) {
            case PRIVATE_KEY -> 1;
            case KUBERNETES_SECRET,
                URL_CREDENTIAL,
                CONNECTION_STRING,
                COMMAND_LINE,
                NETRC,
                CALL,
                SQL,
                SQL_INSERT,
                DSN,
                SECRET_FILE ->
                3;
            case AUTHORIZATION, ISSUER -> 4;
            case PASSWORD, SECRET, TOKEN, KEY -> 5;
            case STOCK_PASSWORD -> 6;
          };
    };
  }
}
