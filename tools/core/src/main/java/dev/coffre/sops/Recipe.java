package dev.coffre.sops;

import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.util.List;

/// How a new file is to be encrypted: what a creation rule or the command line says.
///
/// @param groups the keys of each group; with one group each key opens the file
/// @param shamirThreshold how many groups are needed; 0 means all
/// @param macOnlyEncrypted whether the MAC leaves unencrypted values out
public record Recipe(
    List<List<MasterKey>> groups,
    int shamirThreshold,
    Selector selector,
    boolean macOnlyEncrypted) {
  public Recipe {
    groups = groups.stream().map(List::copyOf).toList();
  }
}
