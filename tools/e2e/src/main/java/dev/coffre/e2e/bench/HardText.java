package dev.coffre.e2e.bench;

/// A text on which a careless scanner takes a time that grows faster than the text.
enum HardText {
  /// 100 MB without a line break, full of what looks like a secret at first
  ONE_LINE("100 MB in one line"),
  /// 10 MB
  BASE64("10 MB of base64 in one line"),
  /// on a line each
  NEAR_MISSES("1,000,000 near misses");

  private final String title;

  HardText(String title) {
    this.title = title;
  }

  /// The larger of the two sizes that are measured.
  String title() {
    return title;
  }
}
