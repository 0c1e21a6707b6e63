package dev.coffre.git.history;

/// Where a history starts, besides all references and what every working tree has checked out.
///
/// @param stash also older entries of the stash; the newest is a reference anyway
/// @param reflogs also what references led to before, as far as it is still there
public record Tips(boolean stash, boolean reflogs) {

  /// References and the whole stash.
  public static final Tips REFERENCES_AND_STASH = new Tips(true, false);
}
