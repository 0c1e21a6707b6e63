package dev.coffre.ports.verify;

/// What became of a port of the contract at one place.
///
/// @param port `ssh (tcp 22)`
/// @param place `203.0.113.10 from vantage (public)`, or `on the host`
public record Outcome(String port, String place, State state, String note) {

  /// How it went.
  public enum State {
    /// It was shown to be there.
    PROVED,
    /// It was shown not to be there.
    MISSING,
    /// Nobody may reach it from there, and nobody could.
    CLOSED,
    /// It is open where it may not be.
    EXPOSED,
    /// Nothing could be concluded.
    UNPROVED
  }
}
