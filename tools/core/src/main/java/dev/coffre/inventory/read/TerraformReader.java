package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.List;
import java.util.regex.Pattern;

/// Terraform's sensitive variables and outputs, and what it reads from or makes as secrets.
final class TerraformReader implements SourceReader {
  private static final List<String> ENDINGS = List.of(".tf", ".tofu", ".hcl");

  private static final Pattern BLOCK =
      Pattern.compile(
          "^[ \\t]*(variable|output|data|resource|ephemeral)[ \\t]+\"([\\w-]+)\"(?:[ \\t]+\"([\\w-]+)\")?"
              + "[ \\t]*\\{",
          Pattern.MULTILINE);
  private static final Pattern SENSITIVE =
      Pattern.compile("^[ \\t]*sensitive[ \\t]*=[ \\t]*true\\b", Pattern.MULTILINE);

  /// Types of data and resources that are secrets.
  private static final Pattern SECRET_TYPE =
      Pattern.compile(
          "vault_\\w+|sops_\\w+|random_password|tls_private_key|\\w*secret\\w*|aws_ssm_parameters?"
              + "|aws_kms_ciphertext|onepassword_\\w+|doppler_\\w+|infisical_\\w+|bitwarden_\\w+"
              + "|conjur_\\w+|azurerm_key_vault_\\w+|\\w+_access_key|\\w+_api_key|\\w+_token");

  @Override
  public void read(SourceFile file, Sources found) {
    if (ENDINGS.stream().noneMatch(file.name()::endsWith)) {
      return;
    }
    var block = BLOCK.matcher(file.text());
    while (block.find()) {
      var word = block.group(1);
      var type = block.group(2);
      int line = file.line(block.start(1));
      if (block.group(3) == null) {
        if (isSensitive(file.text(), block.end())) {
          found.add(new Use(Use.Kind.TERRAFORM, type, "sensitive " + word, file.path(), line));
        }
      } else if (SECRET_TYPE.matcher(type).matches()) {
        var name = type + "." + block.group(3);
        found.add(new Use(Use.Kind.TERRAFORM, name, word, file.path(), line));
      }
    }
  }

  private static boolean isSensitive(String text, int from) {
    int depth = 1;
    int at = from;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return SENSITIVE.matcher(text).region(from, at).find();
  }
}
