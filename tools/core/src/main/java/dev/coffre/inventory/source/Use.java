package dev.coffre.inventory.source;

/// A place that names a secret kept elsewhere.
///
/// @param name what it names
/// @param detail how it names it, in a few words
/// @param path from the repository's root
/// @param line from 1
public record Use(Kind kind, String name, String detail, String path, int line) {

  /// What is named.
  public enum Kind {
    KUBERNETES_REFERENCE("kubernetes-reference", "References to Kubernetes Secrets"),
    EXTERNAL_SECRET("external-secret", "Secrets that the cluster fetches"),
    ENVIRONMENT("environment", "Environment variables"),
    PIPELINE("pipeline", "Secrets of pipelines"),
    TERRAFORM("terraform", "Terraform"),
    ANSIBLE_LOOKUP("ansible-lookup", "Ansible lookups"),
    REFERENCE("reference", "References to other stores");

    private final String id;
    private final String heading;

    Kind(String id, String heading) {
      this.id = id;
      this.heading = heading;
    }

    /// Its name in JSON and in anchors.
    public String id() {
      return id;
    }

    public String heading() {
      return heading;
    }
  }
}
