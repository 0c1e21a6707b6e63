package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.Set;
import java.util.regex.Pattern;

/// Secrets that Ansible looks up elsewhere when it runs.
final class LookupReader implements SourceReader {
  private static final Set<String> ENDINGS =
      Set.of("yml", "yaml", "j2", "jinja", "jinja2", "cfg", "ini");

  private static final Pattern LOOKUP =
      Pattern.compile(
          "\\b(?:lookup|query|q)\\(\\s*['\"]([\\w.]{1,80})['\"]\\s*(?:,\\s*(?:['\"]([^'\"\\n]{0,300})['\"]|([\\w.]+)))?");

  private static final Pattern PLUGIN =
      Pattern.compile(
          "(?:\\w+\\.)*(?:password|sops|hashi_vault|vault_\\w+|passwordstore|onepassword\\w*"
              + "|bitwarden\\w*|aws_secret|secretsmanager_secret|aws_ssm|ssm_parameter"
              + "|azure_keyvault_secret|gcp_secret\\w*|conjur_variable|keyring|lastpass|dashlane"
              + "|unvault|tss|dsv|cyberarkpassword|chef_databag|credstash|bws|doppler\\w*"
              + "|infisical\\w*|revbitspss)");

  private static final Pattern MODULE =
      Pattern.compile(
          "^[ \\t-]*(community\\.sops\\.(?:load_vars|sops_encrypt)|community\\.hashi_vault\\.\\w+)[ \\t]*:",
          Pattern.MULTILINE);

  @Override
  public void read(SourceFile file, Sources found) {
    if (!ENDINGS.contains(FileEnding.of(file.name()))) {
      return;
    }
    lookups(file, found);
    if (file.text().contains("community.")) {
      modules(file, found);
    }
  }

  private static void lookups(SourceFile file, Sources found) {
    var matcher = LOOKUP.matcher(file.text());
    while (matcher.find()) {
      var plugin = matcher.group(1);
      boolean environment = plugin.equals("env") || plugin.endsWith(".env");
      var term = term(matcher.group(2) == null ? "" : matcher.group(2));
      var name = term.isEmpty() && matcher.group(3) != null ? matcher.group(3) : term;
      boolean listed = environment ? VariableName.isSecret(name) : PLUGIN.matcher(plugin).matches();
      if (listed) {
        var kind = environment ? Use.Kind.ENVIRONMENT : Use.Kind.ANSIBLE_LOOKUP;
        var shown = name.isEmpty() ? "(computed)" : name;
        found.add(
            new Use(kind, shown, "lookup " + plugin, file.path(), file.line(matcher.start())));
      }
    }
  }

  /// What is looked up, without the options behind it: one of them may be a token.
  private static String term(String text) {
    var words = Pattern.compile("\\s+").splitAsStream(text.strip()).toList();
    return words.stream()
        .filter(word -> word.startsWith("secret="))
        .map(word -> word.substring("secret=".length()))
        .findFirst()
        .orElseGet(() -> words.getFirst().contains("=") ? "" : words.getFirst());
  }

  private static void modules(SourceFile file, Sources found) {
    var matcher = MODULE.matcher(file.text());
    while (matcher.find()) {
      int line = file.line(matcher.start(1));
      found.add(new Use(Use.Kind.ANSIBLE_LOOKUP, matcher.group(1), "module", file.path(), line));
    }
  }
}
