package dev.coffre.sops.store.yaml.tree;

import dev.coffre.sops.tree.Site;

/// The place of a scalar or a comment's text in a YAML file.
///
/// @param start first byte of the content, behind anchor and tag; of an alias for what is read
///   through it
/// @param copy -1, or for what is read through an alias its number within the alias
public record YamlSite(int start, int end, int copy) implements Site {

  /// That of what is read where it stands.
  public static YamlSite at(int start, int end) {
    return new YamlSite(start, end, -1);
  }

  @Override
  public boolean shared() {
    return copy >= 0;
  }
}
