package dev.coffre.cases;

import java.util.Locale;

/// Where an entry of a case stands.
public enum EntryState {
  /// The value is in use as it was.
  OPEN,
  /// The value is in no file any more, and nothing took its place: nobody can tell whether it is
  /// still good somewhere.
  GONE,
  /// Nobody could open what the holder could.
  UNVERIFIABLE,
  /// Another value took its place.
  CHANGED,
  /// A person says that it is dealt with, and why.
  CLOSED;

  /// Whether there is still something to do.
  public boolean isOpen() {
    return this == OPEN || this == GONE || this == UNVERIFIABLE;
  }

  /// Whether a reason may close it.
  public boolean isClosedByReason() {
    return this == GONE || this == UNVERIFIABLE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
