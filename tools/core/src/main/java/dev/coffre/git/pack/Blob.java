package dev.coffre.git.pack;

import dev.coffre.git.object.ObjectId;

/// A blob while it is visited. Its bytes are the visitor's only until it returns: the memory is
/// used again.
public final class Blob {
  private static final byte[] NOTHING = {};

  private final ByteRanges all = new ByteRanges();
  private final Copies none = new Copies();
  private ObjectId id;
  private byte[] content = NOTHING;
  private int length;
  private ByteRanges fresh = all;
  private Copies copies = none;

  private Blob(ObjectId id) {
    this.id = id;
  }

  /// A blob of which everything is new.
  public static Blob whole(ObjectId id, byte[] content, int length) {
    var blob = new Blob(id);
    blob.set(id, content, length);
    return blob;
  }

  void set(ObjectId newId, byte[] newContent, int newLength) {
    id = newId;
    content = newContent;
    length = newLength;
    all.clear();
    all.add(0, newLength);
    fresh = all;
    copies = none;
  }

  void set(ObjectId newId, byte[] newContent, int newLength, Delta delta) {
    set(newId, newContent, newLength);
    fresh = delta.fresh();
    copies = delta.copies();
  }

  public ObjectId id() {
    return id;
  }

  /// The bytes, of which only the first [#length()] count.
  public byte[] content() {
    return content;
  }

  public int length() {
    return length;
  }

  /// What is not in the base; everything if there is none. A pattern of `n` bytes that is not in
  /// the base lies within these ranges, each made `n` bytes longer at both sides.
  public ByteRanges fresh() {
    return fresh;
  }

  /// What is in the base, and where it stands now; nothing if there is no base.
  public Copies copies() {
    return copies;
  }
}
