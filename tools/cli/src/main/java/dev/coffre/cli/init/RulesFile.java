package dev.coffre.cli.init;

/// The creation rules that a new repository begins with.
final class RulesFile {
  static final String NAME = ".sops.yaml";

  private static final String TEXT =
      """
      # Who can decrypt what. For each file the first rule counts whose path_regex is found in its
      # path; 'coffre encrypt .' encrypts every file that one of them matches. '.sops.' in a file's
      # name says that it is, or will be, encrypted. Several recipients are separated by commas.
      creation_rules:
        # Kubernetes: only the values of a Secret, so that reviews see what kind of object changes.
        - path_regex: (^|/)(gitops|clusters|kubernetes|k8s|manifests)/.*\\.sops\\.ya?ml$
          encrypted_regex: ^(data|stringData)$
          age: RECIPIENT

        # Ansible: variables of groups and hosts, read by community.sops.
        - path_regex: (^|/)(group_vars|host_vars)/.*\\.sops\\.(ya?ml|json)$
          age: RECIPIENT

        # Settings of services: YAML, JSON, dotenv, ini.
        - path_regex: \\.sops\\.(ya?ml|json|env|ini)$
          age: RECIPIENT

        # Keys, certificates and other files, each as a whole.
        - path_regex: \\.sops\\.[^./]+$
          age: RECIPIENT
      """;

  private RulesFile() {}

  /// The rules for one recipient.
  static String text(String recipient) {
    return TEXT.replace("RECIPIENT", recipient);
  }
}
