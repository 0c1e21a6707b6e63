package dev.coffre.e2e.demo.stage;

import dev.coffre.e2e.demo.search.Needle;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;

/// A value that was generated for this run and written into the tree in plaintext, before anything
/// was encrypted.
///
/// @param file where it stands, from the repository's root
/// @param name what a report calls it: the key it stands under
public record PlantedSecret(String file, String name, SecretBytes value) {

  static PlantedSecret of(String file, String name, String value) {
    return new PlantedSecret(file, name, SecretBytes.adopt(value.getBytes(StandardCharsets.UTF_8)));
  }

  /// How to look for it.
  public Needle needle() {
    return value.expose(bytes -> Needle.of(file + " " + name, bytes));
  }

  @Override
  public String toString() {
    return "PlantedSecret[" + file + " " + name + "]";
  }
}
