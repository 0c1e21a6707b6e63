package dev.coffre.age.key;

import java.util.List;
import java.util.Set;

/// A file key as wrapped by one recipient.
///
/// @param stanzas usually one
/// @param labels what this recipient demands of the others: all recipients of a file must have the
///   same set (C2SP age-plugin, "labels"). A passphrase has a random one, so it stands alone;
///   post-quantum recipients have {@link #POST_QUANTUM}
public record Wrapping(List<Stanza> stanzas, Set<String> labels) {
  /// The label of recipients that withstand quantum computers.
  public static final String POST_QUANTUM = "postquantum";

  public Wrapping {
    stanzas = List.copyOf(stanzas);
    labels = Set.copyOf(labels);
  }
}
