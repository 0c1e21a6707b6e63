package dev.coffre.sops.tree;

/// Where a scalar or a comment stands in the source it was parsed from, for writing a new value in
/// its place. Each store has its own kind, with what it needs to render a value there.
public interface Site {

  /// The site of what was not read from a source.
  Site NONE =
      new Site() {
        @Override
        public int start() {
          return -1;
        }

        @Override
        public int end() {
          return -1;
        }
      };

  /// Byte offset of the first byte in the source.
  int start();

  /// Byte offset behind the last byte in the source.
  int end();

  /// Whether what stands here is also used elsewhere (a YAML alias). Writing to such a site gives
  /// the place a copy of its own; the command says so.
  default boolean shared() {
    return false;
  }
}
