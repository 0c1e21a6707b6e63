package dev.coffre.inventory.source;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Something in a file that holds secret values.
///
/// @param path from the repository's root
/// @param line from 1
/// @param name within the file; empty if it is the whole file
/// @param facts what else there is to say, in order
public record Holding(
    Kind kind,
    String path,
    int line,
    String name,
    List<Fact> facts,
    List<String> readers,
    List<Held> values) {

  /// What holds them.
  public enum Kind {
    SOPS_FILE("sops-file", "SOPS files"),
    KUBERNETES_SECRET("kubernetes-secret", "Kubernetes Secrets"),
    SEALED_SECRET("sealed-secret", "Sealed Secrets"),
    SECRET_GENERATOR("secret-generator", "Kustomize secret generators"),
    ANSIBLE_VAULT("ansible-vault", "Ansible Vault");

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

  /// Something else that is known of it.
  public record Fact(String name, String value) {}

  public Holding {
    facts = List.copyOf(facts);
    readers = List.copyOf(readers);
    values = List.copyOf(values);
  }

  /// The same with some of its values.
  public Holding only(Predicate<Held> which) {
    return new Holding(
        kind, path, line, name, facts, readers, values.stream().filter(which).toList());
  }

  /// The same with each value replaced.
  public Holding withValues(Function<Held, Held> change) {
    return new Holding(
        kind, path, line, name, facts, readers, values.stream().map(change).toList());
  }
}
