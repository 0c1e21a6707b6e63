package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import java.util.Optional;

/// A value given to a name, in any of the ways that languages and formats have: `name = "v"`,
/// `name: v`, `"name": "v"`, `name => 'v'`, `<name>v</name>`, `key="name" value="v"`, `set("name",
/// "v")`, `--name v`, `name v`.
///
/// @param nameStart where the name begins
/// @param nameEnd behind the name
/// @param operator what stands between
/// @param quoted whether the value stands in quotes
/// @param start where the value begins, behind its quote
/// @param end behind the value, in front of its quote
record Assignment(
    int nameStart, int nameEnd, Operator operator, boolean quoted, int start, int end) {

  /// What stands between the name and the value.
  enum Operator {
    /// `=`, `:=`, `=>`, `:`, `?=` and their like
    SIGN,
    /// `==`, `!=`, `===`: the value is compared with
    COMPARISON,
    /// a comma behind a quoted name
    COMMA,
    /// `name("v")`
    CALL,
    /// `name is "v"`
    IS,
    /// `<name>`
    TAG,
    /// nothing but blanks
    BLANK
  }

  /// Bytes of a name: also those of `ñ` and `ł` in UTF-8.
  static final ByteSet NAME = ByteSet.WORD.with("-.$\u00c3\u00b1\u00c5\u0082");

  private static final int LONGEST_NAME = 80;

  /// The longest value that is looked at, in bytes.
  static final int LONGEST_VALUE = 4096;

  /// The assignment to the name that the bytes `start` to `end` are in.
  ///
  /// @param slack how many bytes of blanks and other words may follow the name
  static Optional<Assignment> around(Text text, int start, int end, int slack) {
    int nameStart = start;
    while (nameStart > 0 && start - nameStart < LONGEST_NAME && NAME.has(text.at(nameStart - 1))) {
      nameStart--;
    }
    while (nameStart < end - 1 && !NAME.has(text.at(nameStart))) {
      nameStart++;
    }
    int nameEnd = end;
    while (nameEnd > start + 1 && !NAME.has(text.at(nameEnd - 1))) {
      nameEnd--;
    }
    while (nameEnd >= end
        && nameEnd < text.length()
        && nameEnd - end < LONGEST_NAME
        && NAME.has(text.at(nameEnd))) {
      nameEnd++;
    }
    return new AssignmentReader(text, nameStart, nameEnd).read(slack);
  }
}
