package dev.coffre.sops.store.yaml.token;

import dev.coffre.sops.store.StoreException;
import java.io.ByteArrayOutputStream;

/// White space inside a plain or quoted scalar: kept within a line; one line break becomes a space,
/// more become line feeds.
final class Folding {

  /// Looks at each blank before it is read.
  interface Check {
    void run() throws StoreException;
  }

  private final Cursor cursor;
  private final ByteArrayOutputStream blanks = new ByteArrayOutputStream();
  private final ByteArrayOutputStream firstBreak = new ByteArrayOutputStream();
  private final ByteArrayOutputStream moreBreaks = new ByteArrayOutputStream();
  private boolean hasBreak;

  Folding(Cursor cursor) {
    this.cursor = cursor;
  }

  /// Whether a line break was read and not yet written.
  boolean hasBreak() {
    return hasBreak;
  }

  /// Begins a run that follows an escaped line break: it has no content of its own.
  void escapeBreak() {
    hasBreak = true;
  }

  /// Reads blanks and line breaks.
  void readSpace(Check check) throws StoreException {
    while (cursor.isBlank(0) || cursor.isBreak(0)) {
      if (cursor.isBreak(0)) {
        readBreak();
      } else {
        check.run();
        readBlank();
      }
    }
  }

  private void readBlank() {
    if (hasBreak) {
      cursor.skip();
    } else {
      cursor.read(blanks);
    }
  }

  private void readBreak() {
    if (hasBreak) {
      cursor.readLine(moreBreaks);
    } else {
      blanks.reset();
      cursor.readLine(firstBreak);
      hasBreak = true;
    }
  }

  /// Writes what the white space read so far stands for, and forgets it.
  void writeTo(ByteArrayOutputStream content) {
    if (!hasBreak) {
      content.writeBytes(blanks.toByteArray());
    } else if (firstBreak.size() != 1) {
      // a Unicode line separator is no line break to fold, and an escaped break has none
      content.writeBytes(firstBreak.toByteArray());
      content.writeBytes(moreBreaks.toByteArray());
    } else if (moreBreaks.size() == 0) {
      content.write(' ');
    } else {
      content.writeBytes(moreBreaks.toByteArray());
    }
    blanks.reset();
    firstBreak.reset();
    moreBreaks.reset();
    hasBreak = false;
  }
}
