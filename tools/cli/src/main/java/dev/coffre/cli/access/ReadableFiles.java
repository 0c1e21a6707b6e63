package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.keys.Holder;
import dev.coffre.keys.PublicKey;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What keys open, by the metadata of files.
public final class ReadableFiles {
  private ReadableFiles() {}

  /// The files of a repository that a holder's key opens.
  public static List<String> by(Host host, RegistryFile file, Holder holder)
      throws CommandException, FileFailure, InterruptedException {
    var plans = FilePlans.of(host, List.of(file.root()), _ -> Optional.empty());
    return plans.files().stream()
        .filter(plan -> opens(Set.of(holder.recipient()), plan.has()))
        .map(FilePlan::name)
        .toList();
  }

  /// Whether keys open a file: enough of its groups.
  static boolean opens(Set<PublicKey> keys, Metadata metadata) {
    long opened = metadata.groups().stream().filter(group -> isIn(keys, group)).count();
    int groups = metadata.groups().size();
    int needed =
        groups == 1 ? 1 : metadata.shamirThreshold() == 0 ? groups : metadata.shamirThreshold();
    return opened >= needed;
  }

  private static boolean isIn(Set<PublicKey> keys, KeyGroup group) {
    return group.keys().stream().anyMatch(key -> keys.contains(PublicKey.of(key.id())));
  }
}
