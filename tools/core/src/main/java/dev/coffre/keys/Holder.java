package dev.coffre.keys;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Somebody or something that has a key.
///
/// @param owner whom to ask about it
/// @param expires the last day on which it reads
/// @param attested that it has the private key; empty if nobody saw that
public record Holder(
    String name,
    HolderKind kind,
    String owner,
    Set<String> teams,
    PublicKey recipient,
    LocalDate created,
    Optional<LocalDate> expires,
    HolderStatus status,
    Optional<Attestation> attested) {
  /// The form of names, of holders and of teams.
  public static final String NAME = "[a-z0-9]+([._-][a-z0-9]+)*";

  public Holder {
    teams = Collections.unmodifiableSet(new TreeSet<>(teams));
  }

  /// Whether a text has the form of names.
  static boolean isName(String text) {
    boolean behindWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean word = isWord(text.charAt(i));
      if (!word && (!behindWord || "._-".indexOf(text.charAt(i)) < 0)) {
        return false;
      }
      behindWord = word;
    }
    return behindWord;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Whether its time is over.
  public boolean isExpired(LocalDate today) {
    return expires.filter(last -> last.isBefore(today)).isPresent();
  }

  /// Whether it may read anything.
  public boolean mayRead(LocalDate today) {
    return status != HolderStatus.REVOKED && !isExpired(today);
  }

  /// Whether it counts for the minimum of readers.
  boolean counts() {
    return status == HolderStatus.ACTIVE && kind != HolderKind.RECOVERY;
  }

  /// Whether it can open files when all others are lost.
  boolean recovers() {
    return status == HolderStatus.ACTIVE && kind == HolderKind.RECOVERY;
  }
}
