package dev.coffre.sops;

import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;

/// A value or a comment of a tree, and whether the selector means it to be encrypted.
public final class Leaf {
  private final Value value;
  private final Site site;
  private final Place place;
  private final Kind kind;

  /// What a leaf is to SOPS.
  public enum Kind {
    /// A value that is to be encrypted.
    SELECTED,
    /// A comment that is to be encrypted.
    SELECTED_COMMENT,
    /// A value that stays readable.
    EXEMPT
  }

  Leaf(Value value, Site site, Place place, Kind kind) {
    this.value = value;
    this.site = site;
    this.place = place;
    this.kind = kind;
  }

  /// What stands there, encrypted or not.
  public Value value() {
    return value;
  }

  public Site site() {
    return site;
  }

  public Kind kind() {
    return kind;
  }

  /// The way to it; of a comment, to what it stands in. Put together at every call.
  public TreePath path() {
    return place.path();
  }
}
