package dev.coffre.e2e.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Text without what may differ between two runs of sops, or between it and ours on purpose: keys,
/// IVs and times are random; help texts are our own, and so is what follows some beginnings of
/// messages (docs/reference/sops-differences.md).
final class Likeness {
  private static final List<String> OWN_WORDS_AFTER =
      List.of(
          "Error unmarshalling file: ",
          "Error decrypting tree: Error walking tree: ",
          "Error encrypting tree: Error walking tree: ",
          "Error dumping file: ",
          "Error dumping tree: ",
          "Cannot decrypt MAC: ",
          "error truncating tree: ",
          "Could not run editor: ",
          "failed to parse input as Bech32-encoded age public key: ",
          "cannot load encrypted file: ",
          "could not read config file: ",
          "error loading config: ",
          "Could not load tree, probably due to invalid syntax. Press enter to return to the editor,"
              + " or Ctrl+C to exit.");

  private record Rule(Pattern pattern, String replacement) {
    static Rule of(String regex, String replacement) {
      return new Rule(Pattern.compile(regex, Pattern.DOTALL | Pattern.MULTILINE), replacement);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("iv:[^,]*,tag:[^,]*,", "iv:…,tag:…,"),
          Rule.of("(?<=ENC\\[AES256_GCM,data:)[A-Za-z0-9+/=]*", "…"),
          Rule.of("-----BEGIN AGE ENCRYPTED FILE-----.*?-----END AGE ENCRYPTED FILE-----", "<age>"),
          Rule.of("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)", "<time>"),
          Rule.of("^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ", "<time> "),
          Rule.of("^(sops metadata: |parsing time |decoding failed due to).*", "<metadata>"),
          Rule.of("^NAME:.*", "<help>"),
          Rule.of("    - \\| .*?(?=\n\\s*\n|\\z)", "<reason>"));

  private Likeness() {}

  /// What is left of `text`.
  ///
  /// @param root the folder of the run, whose name is left out too
  static String of(byte[] text, String root) {
    String rest = new String(text, StandardCharsets.UTF_8).replace(root, "…");
    for (Rule rule : RULES) {
      rest = rule.pattern().matcher(rest).replaceAll(rule.replacement());
    }
    for (String words : OWN_WORDS_AFTER) {
      rest =
          Pattern.compile(Pattern.quote(words) + ".*", Pattern.DOTALL)
              .matcher(rest)
              .replaceAll(words.replace("$", "\\$"));
    }
    return rest;
  }
}
