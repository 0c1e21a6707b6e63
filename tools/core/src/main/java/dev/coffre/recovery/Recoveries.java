package dev.coffre.recovery;

import dev.coffre.json.Json;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/// The uses of recovery keys that a repository knows of. A key that was taken from its paper is no
/// recovery key any more: each use is a duty until no file is encrypted to it.
public record Recoveries(List<Use> uses) {
  /// Where it is kept.
  public static final String PATH = ".config/coffre/recovery.yaml";

  /// What the file begins with.
  public static final String HEAD =
      """
      # Uses of recovery keys: 'coffre keys recover' adds a line. 'coffre check' reports every file
      # that is still encrypted to one of them.
      recoveries:
      """;

  public Recoveries {
    uses = List.copyOf(uses);
  }

  /// A key was rebuilt and given out.
  ///
  /// @param recipient its public key
  /// @param who did it
  /// @param when in RFC 3339
  /// @param why in their words
  public record Use(String recipient, String who, String when, String why) {

    /// The line of the file.
    public String line() {
      return "  - "
          + Json.object()
              .with("recipient", recipient)
              .with("who", who)
              .with("when", when)
              .with("why", why)
          + "\n";
    }
  }

  /// No use at all.
  public static Recoveries none() {
    return new Recoveries(List.of());
  }

  /// Reads the file.
  ///
  /// @throws YamlException if it is not what it should be: a duty may be in it
  public static Recoveries parse(String text) throws YamlException {
    var file = YamlMapping.parse(PATH, text);
    var uses = new ArrayList<Use>();
    for (var use : file.list("recoveries")) {
      uses.add(new Use(use.text("recipient"), use.text("who"), use.text("when"), use.text("why")));
      use.finish();
    }
    file.finish();
    return new Recoveries(uses);
  }

  /// The uses of a key that can open a file with these recipients.
  public List<Use> of(List<String> recipients) {
    return uses.stream().filter(use -> recipients.contains(use.recipient())).toList();
  }
}
