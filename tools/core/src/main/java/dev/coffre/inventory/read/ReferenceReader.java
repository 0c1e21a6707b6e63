package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import dev.coffre.scan.detect.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// References to secrets in other stores, in the notations that tools resolve.
final class ReferenceReader implements SourceReader {
  private static final Pattern REST =
      Pattern.compile("[/$]?[\\w$][^\\s\"'`<>|?&,;()\\[\\]{}\\\\*]{0,300}");
  private static final int LONGEST_SCHEME = 40;

  private static final Set<String> SCHEMES =
      Set.of(
          ("vault hashivault op awssm awsps awsssm aws-sm aws-ssm secretsmanager ssm gcpsm gcp-sm gsm"
                  + " gcpsecretmanager sm azkv akv azurekv azure-kv azurekeyvault keyvault bws"
                  + " bitwarden doppler infisical conjur berglas pass gopass keyring keychain"
                  + " dashlane keepass lastpass secrets sops secretref k8s teller akeyless delinea")
              .split(" "));

  /// @param word without which the pattern is not tried
  private record Notation(String word, Pattern pattern, String detail) {}

  private static final List<Notation> NOTATIONS =
      List.of(
          notation("vault:", "(?<![\\w./-])>?>?vault:[\\w./-]{3,200}#[\\w.${}-]{1,100}", "vault"),
          notation("<path:", "<path:[\\w/${}.-]{1,200}#[\\w${}.#-]{1,100}>", "argocd-vault-plugin"),
          notation(
              ":secretsmanager:",
              "arn:aws[\\w-]*:secretsmanager:[\\w-]*:\\d*:secret:[\\w/+=.@:-]{1,200}",
              "AWS Secrets Manager"),
          notation(":ssm:", "arn:aws[\\w-]*:ssm:[\\w-]*:\\d*:parameter/[\\w/.-]{1,200}", "AWS SSM"),
          notation(
              "{{resolve:",
              "\\{\\{resolve:(?:secretsmanager|ssm-secure|ssm):[^}\\n]{1,300}\\}\\}",
              "CloudFormation"),
          notation(
              "/secrets/",
              "\\bprojects/[\\w${}.-]{1,80}/secrets/[\\w${}.-]{1,120}(?:/versions/[\\w${}.-]{1,40})?",
              "Google Secret Manager"),
          notation(
              ".vault.azure.net",
              "https://[\\w${}.-]{1,80}\\.vault\\.azure\\.net/(?:secrets|keys|certificates)/[\\w/-]{1,160}",
              "Azure Key Vault"));

  /// Values that only a server's key opens, written into ordinary settings.
  private static final Pattern SEALED =
      Pattern.compile(
          "^\\s*-?\\s*([\\w.\\[\\]-]{1,120})\\s*[:=]\\s*[\"']?(\\{cipher\\}|ENC\\()",
          Pattern.MULTILINE);

  private static final Set<String> NEVER = Set.of("md", "markdown", "rst", "adoc", "svg");

  private static Notation notation(String word, String pattern, String detail) {
    return new Notation(word, Pattern.compile(pattern), detail);
  }

  @Override
  public void read(SourceFile file, Sources found) {
    if (NEVER.contains(FileEnding.of(file.name()))
        || Text.Kind.of(file.path()) == Text.Kind.PROSE) {
      return;
    }
    schemes(file, found);
    for (var notation : NOTATIONS) {
      if (file.text().contains(notation.word())) {
        read(file, notation, found);
      }
    }
    if (file.text().contains("{cipher}") || file.text().contains("ENC(")) {
      sealed(file, found);
    }
  }

  private static void schemes(SourceFile file, Sources found) {
    var text = file.text();
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      int start = at;
      while (start > 0 && at - start < LONGEST_SCHEME && isScheme(text.charAt(start - 1))) {
        start--;
      }
      var scheme = text.substring(start, at);
      boolean vals = scheme.startsWith("ref+") || scheme.startsWith("secretref+");
      var rest = REST.matcher(text).region(at + 3, text.length());
      if ((vals || SCHEMES.contains(scheme)) && rest.lookingAt()) {
        var name = withoutLogin(text.substring(start, rest.end()));
        if (!name.endsWith("/")) {
          var detail = vals ? "vals" : scheme;
          found.add(new Use(Use.Kind.REFERENCE, name, detail, file.path(), file.line(start)));
        }
      }
    }
  }

  private static boolean isScheme(char c) {
    return Character.isLetterOrDigit(c) || "+-._".indexOf(c) >= 0;
  }

  private static void read(SourceFile file, Notation notation, Sources found) {
    var matcher = notation.pattern().matcher(file.text());
    while (matcher.find()) {
      var name = withoutLogin(matcher.group());
      int line = file.line(matcher.start());
      found.add(new Use(Use.Kind.REFERENCE, name, notation.detail(), file.path(), line));
    }
  }

  /// The reference without a user and a password, and without the stop of a sentence.
  private static String withoutLogin(String reference) {
    var text = reference.replaceAll("[.:]+$", "");
    int authority = text.indexOf("://");
    int at = text.indexOf('@', authority);
    int slash = authority < 0 ? -1 : text.indexOf('/', authority + 3);
    boolean login = authority >= 0 && at > 0 && (slash < 0 || at < slash);
    return login ? text.substring(0, authority + 3) + text.substring(at + 1) : text;
  }

  private static void sealed(SourceFile file, Sources found) {
    var matcher = SEALED.matcher(file.text());
    while (matcher.find()) {
      var detail =
          matcher.group(2).startsWith("{") ? "Spring Cloud Config {cipher}" : "Jasypt ENC()";
      int line = file.line(matcher.start(1));
      found.add(new Use(Use.Kind.REFERENCE, matcher.group(1), detail, file.path(), line));
    }
  }
}
