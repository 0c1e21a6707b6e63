package dev.coffre.sops.store.yaml.scan;

import dev.coffre.sops.store.yaml.token.Cursor;
import dev.coffre.sops.store.yaml.token.Mark;

/// A place where a key without `?` may begin; it is one if a `:` follows on its line.
///
/// @param possible whether it still may be one
/// @param required whether anything else would be an error
/// @param tokenNumber number of the token that begins there
record SimpleKey(boolean possible, boolean required, int tokenNumber, Mark mark) {

  /// A key and its `:` are at most this many characters apart.
  private static final int MAX_LENGTH = 1024;

  static final SimpleKey NONE = new SimpleKey(false, false, 0, Mark.NONE);

  boolean isTooFarFrom(Cursor cursor) {
    return mark.line() < cursor.line() || mark.index() + MAX_LENGTH < cursor.index();
  }
}
