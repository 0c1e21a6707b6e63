package dev.coffre.git.object;

import dev.coffre.git.object.GitException.Corrupt;

/// An annotated tag, as far as it leads to another object.
///
/// @param target the object it names
public record Tag(ObjectId target) {

  /// Reads a tag.
  ///
  /// @throws Corrupt if it names no object
  public static Tag parse(ObjectId id, GitObject object, ObjectFormat format) throws Corrupt {
    return new HeaderLines(object)
        .take("object ")
        .flatMap(hex -> ObjectId.parse(hex, format))
        .map(Tag::new)
        .orElseThrow(() -> new Corrupt("tag " + id, "it names no object"));
  }
}
